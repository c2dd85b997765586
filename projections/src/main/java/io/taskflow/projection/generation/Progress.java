package io.taskflow.projection.generation;

import org.jspecify.annotations.Nullable;

/**
 * How far a generation is.
 *
 * @param position that its rows show
 * @param target the position that filling ends at
 * @param filledScope the last scope that is filled, null before the first
 * @param filledEvents events folded so far by filling
 * @param failure why it ended, null where it did not fail
 */
public record Progress(
        Generation generation,
        GenerationState state,
        boolean paused,
        long position,
        long target,
        @Nullable String filledScope,
        long filledEvents,
        double eventsPerSecond,
        SwitchBy switchBy,
        boolean verify,
        @Nullable String failure) {}
