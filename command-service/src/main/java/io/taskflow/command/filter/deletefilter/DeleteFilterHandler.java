package io.taskflow.command.filter.deletefilter;

import io.taskflow.command.decision.Refusal;
import io.taskflow.command.filter.SavedFilters;
import io.taskflow.eventstore.AppendContext;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Handles {@link DeleteFilter}. */
@Component
class DeleteFilterHandler {
    private final SavedFilters filters;

    DeleteFilterHandler(SavedFilters filters) {
        this.filters = filters;
    }

    @CommandHandler
    @Nullable
    Refusal handle(DeleteFilter command, AppendContext append) throws Exception {
        return filters.change(command.by(), append, command::decide);
    }
}
