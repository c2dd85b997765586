package io.taskflow.command.rank;

import java.util.UUID;

/** A place as people name it. */
public sealed interface Place {
    /** What enters without a word stands at the end. */
    Place END = new End();

    /** After everything else. */
    record End() implements Place {}

    /** Right before this neighbour; at the end when it is gone. */
    record Before(UUID neighbour) implements Place {}

    /** Right after this neighbour; at the end when it is gone. */
    record After(UUID neighbour) implements Place {}
}
