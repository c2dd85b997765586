package io.taskflow.command.filter.changefilter;

import io.taskflow.command.decision.Decision;
import io.taskflow.command.decision.Refusal;
import io.taskflow.command.filter.FilterState;
import io.taskflow.events.filter.Filter;
import io.taskflow.events.filter.FilterChanged;
import io.taskflow.events.filter.FilterEvent;
import io.taskflow.events.filter.FilterRenamed;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Give a filter another name, or let it ask for something else.
 *
 * @param by whose it is
 * @param name null where it stays
 * @param filter null where it stays
 */
public record ChangeFilter(
        UUID by,
        UUID filterId,
        @Nullable String name,
        @Nullable Filter filter) {
    /** What is so already stays. */
    Decision<FilterEvent> decide(FilterState filters) {
        FilterState.Kept kept = filters.kept().get(filterId);
        if (kept == null) {
            return Decision.refuse(new Refusal.NotFound());
        }
        List<FilterEvent> events = new ArrayList<>();
        if (name != null && !name.equals(kept.name())) {
            if (filters.isTaken(name, filterId)) {
                return Decision.refuse(new Refusal.NameTaken());
            }
            events.add(new FilterRenamed(by, filterId, name));
        }
        if (filter != null && !filter.equals(kept.filter())) {
            events.add(new FilterChanged(by, filterId, filter));
        }
        return new Decision.Accepted<>(events);
    }
}
