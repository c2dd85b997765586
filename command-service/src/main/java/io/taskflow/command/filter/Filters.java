package io.taskflow.command.filter;

import io.taskflow.command.aggregate.Root;
import io.taskflow.events.filter.FilterEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The filters that someone keeps, as Axon keeps them. */
final class Filters extends Root<FilterEvent, FilterState> {
    @Override
    protected UUID id(FilterEvent event) {
        return FilterEvent.stream(event.userId());
    }

    @Override
    protected UUID scope(FilterEvent event) {
        return event.userId();
    }

    @Override
    protected FilterState evolve(@Nullable FilterState before, FilterEvent event) {
        return FilterState.evolve(before, event);
    }
}
