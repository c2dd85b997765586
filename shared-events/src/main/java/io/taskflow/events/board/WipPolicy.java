package io.taskflow.events.board;

/** What becomes of a column's limit of tasks. */
public enum WipPolicy {
    /** It is shown. */
    WARN,
    /** No task comes into the column beyond it. */
    BLOCK
}
