package io.taskflow.command.filter.savefilter;

import io.taskflow.command.decision.Decision;
import io.taskflow.command.decision.Refusal;
import io.taskflow.command.filter.FilterState;
import io.taskflow.events.filter.Filter;
import io.taskflow.events.filter.FilterEvent;
import io.taskflow.events.filter.FilterSaved;
import java.util.UUID;

/**
 * Keep a filter.
 *
 * @param by whose it is
 */
public record SaveFilter(UUID by, UUID filterId, String name, Filter filter) {
    /** Under a name that none of theirs has. */
    Decision<FilterEvent> decide(FilterState filters) {
        if (filters.kept().containsKey(filterId)) {
            return Decision.refuse(new Refusal.IdTaken());
        }
        if (filters.isTaken(name, filterId)) {
            return Decision.refuse(new Refusal.NameTaken());
        }
        return filters.kept().size() < FilterState.MOST
                ? Decision.accept(new FilterSaved(by, filterId, name, filter))
                : Decision.refuse(new Refusal.TooMany("/name", "filters", FilterState.MOST));
    }
}
