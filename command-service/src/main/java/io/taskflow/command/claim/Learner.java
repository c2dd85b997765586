package io.taskflow.command.claim;

import io.taskflow.eventstore.AppendRefusal;

/** Knows something that appends demand to be so still, and learns from a refusal that it is not. */
public interface Learner {
    /** Whether the refusal tells of what is known here: then the command is decided again. */
    boolean learn(AppendRefusal refusal);
}
