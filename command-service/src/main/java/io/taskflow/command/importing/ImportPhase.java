package io.taskflow.command.importing;

/** What an import is doing, in this order. */
public enum ImportPhase {
    /** The file is read and its rows are checked. */
    READING,
    /** Rows become changes in the order they are applied in. */
    ORDERING,
    /** Changes are appended; the boards are hidden. */
    APPLYING,
    /** The boards open, one after the other; it cannot be cancelled any more. */
    OPENING,
    /** All is in the log; the views are on their way to it. */
    SHOWING,
    ENDED
}
