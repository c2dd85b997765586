package io.taskflow.projection.generation;

/** Who says when a rebuilt generation is read. */
public enum SwitchBy {
    /** The rebuild, as soon as it has caught up and agrees with the live one. */
    AUTO,
    /** A person. */
    MANUAL
}
