package io.taskflow.projection.rebuild;

import java.sql.SQLException;

/** Rows could not be copied; nothing since the last commit was. */
class CopyFailedException extends RuntimeException {
    private final SQLException failure;

    CopyFailedException(SQLException failure) {
        super(failure);
        this.failure = failure;
    }

    SQLException failure() {
        return failure;
    }
}
