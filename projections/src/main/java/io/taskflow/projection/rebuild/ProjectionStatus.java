package io.taskflow.projection.rebuild;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.taskflow.projection.generation.GenerationState;
import io.taskflow.projection.generation.Progress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A projection, for those who operate it.
 *
 * @param state whether the view is kept at the head
 * @param position that the live rows show
 * @param head of the log
 * @param deadLetters boards that stopped at an event they cannot take
 * @param rebuild the one at work, or else the last that was ended short of being live; null for none
 */
record ProjectionStatus(
        String name,
        int generation,
        ViewState state,
        long position,
        long head,
        long lag,
        long deadLetters,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable RebuildStatus rebuild) {

    enum ViewState {
        RUNNING,
        STOPPED
    }

    /**
     * A generation on its way.
     *
     * @param position the last one whose events are in the rows; while filling, the number of events taken
     * @param target where it has to get to
     * @param progress from 0 to 1
     * @param eta when filling will be done at this rate, null when not known
     */
    record RebuildStatus(
            int generation,
            GenerationState state,
            boolean paused,
            long position,
            long target,
            double progress,
            double eventsPerSecond,
            @Nullable Instant eta,
            @Nullable String failure) {

        static RebuildStatus of(Progress rebuild, long livePosition, Instant now) {
            boolean filling = rebuild.state() == GenerationState.FILLING;
            long position = filling ? rebuild.filledEvents() : Math.max(rebuild.position(), rebuild.filledEvents());
            long target = filling ? rebuild.target() : Math.max(rebuild.target(), livePosition);
            double rate = rebuild.eventsPerSecond();
            return new RebuildStatus(
                    rebuild.generation().number(),
                    rebuild.state(),
                    rebuild.paused(),
                    position,
                    target,
                    target == 0 ? 1 : Math.min(1, (double) position / target),
                    rate,
                    filling && rate > 0 ? now.plusMillis((long) ((target - position) * 1_000 / rate)) : null,
                    rebuild.failure());
        }
    }
}
