package io.taskflow.command.invitation.resend;

import io.taskflow.command.decision.Refusal;
import io.taskflow.command.workspace.Workspaces;
import io.taskflow.eventstore.AppendContext;
import io.taskflow.support.permission.Permission;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Handles {@link ResendInvitation}. */
@Component
class ResendInvitationHandler {
    private final Workspaces workspaces;

    ResendInvitationHandler(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    @CommandHandler
    @Nullable
    Refusal handle(ResendInvitation command, AppendContext append) {
        return workspaces.change(
                command.by(), command.workspaceId(), Permission.CHANGE_MEMBERS, append, command::decide);
    }
}
