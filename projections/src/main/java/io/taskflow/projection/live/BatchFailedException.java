package io.taskflow.projection.live;

import java.sql.SQLException;

/** The database failed while a batch was written; nothing of it was, and it is tried again. */
public class BatchFailedException extends RuntimeException {
    BatchFailedException(String message, SQLException cause) {
        super(message, cause);
    }
}
