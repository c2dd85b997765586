package io.taskflow.command.importing;

/** Where the views are, for an import that is done only when it can be seen. */
@FunctionalInterface
interface Views {
    /** Whether every view shows what the log holds up to a position. */
    boolean show(long position);
}
