package io.taskflow.command.workspace.changerole;

import io.taskflow.command.decision.Refusal;
import io.taskflow.command.workspace.Workspaces;
import io.taskflow.eventstore.AppendContext;
import io.taskflow.support.permission.Permission;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Handles {@link ChangeRole}. */
@Component
class ChangeRoleHandler {
    private final Workspaces workspaces;

    ChangeRoleHandler(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    @CommandHandler
    @Nullable
    Refusal handle(ChangeRole command, AppendContext append) {
        return workspaces.change(
                command.by(), command.workspaceId(), Permission.CHANGE_MEMBERS, append, command::decide);
    }
}
