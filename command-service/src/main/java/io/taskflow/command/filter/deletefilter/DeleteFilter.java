package io.taskflow.command.filter.deletefilter;

import io.taskflow.command.decision.Decision;
import io.taskflow.command.decision.Refusal;
import io.taskflow.command.filter.FilterState;
import io.taskflow.events.filter.FilterDeleted;
import io.taskflow.events.filter.FilterEvent;
import java.util.UUID;

/**
 * Keep a filter no longer.
 *
 * @param by whose it is
 */
public record DeleteFilter(UUID by, UUID filterId) {
    /** One of theirs. */
    Decision<FilterEvent> decide(FilterState filters) {
        return filters.kept().containsKey(filterId)
                ? Decision.accept(new FilterDeleted(by, filterId))
                : Decision.refuse(new Refusal.NotFound());
    }
}
