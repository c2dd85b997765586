package io.taskflow.command.filter;

import io.taskflow.command.decision.Decision;
import io.taskflow.command.decision.Decisions;
import io.taskflow.command.decision.Refusal;
import io.taskflow.events.filter.FilterEvent;
import io.taskflow.eventstore.AppendContext;
import java.util.UUID;
import java.util.function.Function;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;

/** The filters that people keep, for the handlers of commands; each person's are their own. */
public final class SavedFilters {
    private final Repository<Filters> repository;

    SavedFilters(Repository<Filters> repository) {
        this.repository = repository;
    }

    /** Decides on the filters that someone keeps, as they stand. */
    public @Nullable Refusal change(
            UUID userId, AppendContext append, Function<FilterState, Decision<FilterEvent>> rule) throws Exception {
        Aggregate<Filters> filters;
        try {
            filters = repository.load(FilterEvent.stream(userId).toString());
        } catch (AggregateNotFoundException e) {
            return begin(userId, rule.apply(FilterState.NONE), append);
        }
        return filters.invoke(
                root -> Decisions.carryOut(rule.apply(root.state()), append, event -> root.apply(event, userId)));
    }

    private @Nullable Refusal begin(UUID userId, Decision<FilterEvent> decision, AppendContext append)
            throws Exception {
        if (decision instanceof Decision.Refused<FilterEvent>(Refusal refusal)) {
            return refusal;
        }
        repository.newInstance(() -> {
            var begun = new Filters();
            Decisions.carryOut(decision, append, event -> begun.apply(event, userId));
            return begun;
        });
        return null;
    }
}
