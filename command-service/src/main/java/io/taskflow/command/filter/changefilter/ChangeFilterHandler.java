package io.taskflow.command.filter.changefilter;

import io.taskflow.command.decision.Refusal;
import io.taskflow.command.filter.SavedFilters;
import io.taskflow.eventstore.AppendContext;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Handles {@link ChangeFilter}. */
@Component
class ChangeFilterHandler {
    private final SavedFilters filters;

    ChangeFilterHandler(SavedFilters filters) {
        this.filters = filters;
    }

    @CommandHandler
    @Nullable
    Refusal handle(ChangeFilter command, AppendContext append) throws Exception {
        return filters.change(command.by(), append, command::decide);
    }
}
