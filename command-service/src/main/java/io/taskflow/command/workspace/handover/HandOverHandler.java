package io.taskflow.command.workspace.handover;

import io.taskflow.command.decision.Refusal;
import io.taskflow.command.workspace.Workspaces;
import io.taskflow.eventstore.AppendContext;
import io.taskflow.support.permission.Permission;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Handles {@link HandOver}. */
@Component
class HandOverHandler {
    private final Workspaces workspaces;

    HandOverHandler(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    @CommandHandler
    @Nullable
    Refusal handle(HandOver command, AppendContext append) {
        return workspaces.change(
                command.by(), command.workspaceId(), Permission.CHANGE_OWNERS, append, command::decide);
    }
}
