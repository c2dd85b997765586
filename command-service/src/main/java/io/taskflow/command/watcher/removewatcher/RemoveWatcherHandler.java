package io.taskflow.command.watcher.removewatcher;

import io.taskflow.command.decision.Refusal;
import io.taskflow.command.watcher.Watching;
import io.taskflow.eventstore.AppendContext;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Handles {@link RemoveWatcher}. */
@Component
class RemoveWatcherHandler {
    private final Watching watching;

    RemoveWatcherHandler(Watching watching) {
        this.watching = watching;
    }

    @CommandHandler
    @Nullable
    Refusal handle(RemoveWatcher command, AppendContext append) throws Exception {
        return watching.change(command.by(), command.taskId(), List.of(), append, command::decide);
    }
}
