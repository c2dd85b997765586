package io.taskflow.command.workspace.renameworkspace;

import io.taskflow.command.decision.Refusal;
import io.taskflow.command.workspace.Workspaces;
import io.taskflow.events.workspace.MemberRole;
import io.taskflow.eventstore.AppendContext;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Handles {@link RenameWorkspace}. */
@Component
class RenameWorkspaceHandler {
    private final Workspaces workspaces;

    RenameWorkspaceHandler(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    @CommandHandler
    @Nullable
    Refusal handle(RenameWorkspace command, AppendContext append) {
        return workspaces.change(command.by(), command.workspaceId(), MemberRole.ADMIN, append, command::decide);
    }
}
