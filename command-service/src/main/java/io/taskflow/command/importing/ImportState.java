package io.taskflow.command.importing;

/** Where an import stands. */
public enum ImportState {
    QUEUED,
    RUNNING,
    COMPLETED,
    FAILED,
    CANCELLED
}
