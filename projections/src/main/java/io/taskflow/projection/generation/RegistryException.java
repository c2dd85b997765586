package io.taskflow.projection.generation;

import java.sql.SQLException;

/** The database failed while a generation was made or looked up. */
public class RegistryException extends RuntimeException {
    RegistryException(SQLException cause) {
        super(cause);
    }
}
