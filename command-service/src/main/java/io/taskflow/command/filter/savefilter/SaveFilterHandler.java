package io.taskflow.command.filter.savefilter;

import io.taskflow.command.decision.Refusal;
import io.taskflow.command.filter.SavedFilters;
import io.taskflow.eventstore.AppendContext;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Handles {@link SaveFilter}. */
@Component
class SaveFilterHandler {
    private final SavedFilters filters;

    SaveFilterHandler(SavedFilters filters) {
        this.filters = filters;
    }

    @CommandHandler
    @Nullable
    Refusal handle(SaveFilter command, AppendContext append) throws Exception {
        return filters.change(command.by(), append, command::decide);
    }
}
