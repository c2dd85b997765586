package io.taskflow.command.workspace.changeworkspace;

import io.taskflow.command.decision.Refusal;
import io.taskflow.command.workspace.Workspaces;
import io.taskflow.eventstore.AppendContext;
import io.taskflow.support.permission.Permission;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Handles {@link ChangeWorkspace}. */
@Component
class ChangeWorkspaceHandler {
    private final Workspaces workspaces;

    ChangeWorkspaceHandler(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    @CommandHandler
    @Nullable
    Refusal handle(ChangeWorkspace command, AppendContext append) {
        return workspaces.change(
                command.by(), command.workspaceId(), Permission.CHANGE_WORKSPACE, append, command::decide);
    }
}
