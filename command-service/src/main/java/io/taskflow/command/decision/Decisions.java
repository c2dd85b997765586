package io.taskflow.command.decision;

import io.taskflow.command.claim.Claims;
import io.taskflow.events.TaskflowEvent;
import io.taskflow.eventstore.AppendContext;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Carries decisions out. */
public final class Decisions {
    private Decisions() {}

    /**
     * Applies a decision's events and lets their claims go with the append.
     *
     * @param aggregate applies one event
     * @return why not; null when it was accepted
     */
    public static <E extends TaskflowEvent> @Nullable Refusal carryOut(
            Decision<E> decision, AppendContext append, Consumer<E> aggregate) {
        return switch (decision) {
            case Decision.Refused<E>(Refusal refusal) -> refusal;
            case Decision.Accepted<E>(var events) -> {
                for (E event : events) {
                    aggregate.accept(event);
                    Claims.of(event).forEach(append::guard);
                }
                yield null;
            }
        };
    }
}
