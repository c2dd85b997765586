package io.taskflow.command.invitation.answer;

import io.taskflow.command.decision.Refusal;
import io.taskflow.command.workspace.Workspaces;
import io.taskflow.eventstore.AppendContext;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Handles {@link AcceptInvitation}. */
@Component
class AcceptInvitationHandler {
    private final Workspaces workspaces;

    AcceptInvitationHandler(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    @CommandHandler
    @Nullable
    Refusal handle(AcceptInvitation command, AppendContext append) {
        return workspaces.answer(command.by(), command.workspaceId(), append, command::decide);
    }
}
