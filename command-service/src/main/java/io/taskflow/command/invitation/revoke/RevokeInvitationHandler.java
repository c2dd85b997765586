package io.taskflow.command.invitation.revoke;

import io.taskflow.command.decision.Refusal;
import io.taskflow.command.workspace.Workspaces;
import io.taskflow.eventstore.AppendContext;
import io.taskflow.support.permission.Permission;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Handles {@link RevokeInvitation}. */
@Component
class RevokeInvitationHandler {
    private final Workspaces workspaces;

    RevokeInvitationHandler(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    @CommandHandler
    @Nullable
    Refusal handle(RevokeInvitation command, AppendContext append) {
        return workspaces.change(
                command.by(), command.workspaceId(), Permission.CHANGE_MEMBERS, append, command::decide);
    }
}
