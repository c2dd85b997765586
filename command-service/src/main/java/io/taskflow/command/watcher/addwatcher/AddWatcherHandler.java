package io.taskflow.command.watcher.addwatcher;

import io.taskflow.command.decision.Refusal;
import io.taskflow.command.watcher.Watching;
import io.taskflow.eventstore.AppendContext;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Handles {@link AddWatcher}. */
@Component
class AddWatcherHandler {
    private final Watching watching;

    AddWatcherHandler(Watching watching) {
        this.watching = watching;
    }

    @CommandHandler
    @Nullable
    Refusal handle(AddWatcher command, AppendContext append) throws Exception {
        return watching.change(command.by(), command.taskId(), List.of(command.userId()), append, command::decide);
    }
}
