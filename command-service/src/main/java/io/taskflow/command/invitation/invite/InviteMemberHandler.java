package io.taskflow.command.invitation.invite;

import io.taskflow.command.decision.Refusal;
import io.taskflow.command.invitation.Invitations;
import io.taskflow.command.workspace.Workspaces;
import io.taskflow.eventstore.AppendContext;
import io.taskflow.support.permission.Permission;
import java.time.InstantSource;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Handles {@link InviteMember}. */
@Component
class InviteMemberHandler {
    private final Workspaces workspaces;
    private final Invitations invitations;
    private final InstantSource clock;

    InviteMemberHandler(Workspaces workspaces, Invitations invitations, InstantSource clock) {
        this.workspaces = workspaces;
        this.invitations = invitations;
        this.clock = clock;
    }

    /** Of two who invite the same person at once, the later finds the other's invitation when it is decided anew. */
    @CommandHandler
    @Nullable
    Refusal handle(InviteMember command, AppendContext append) {
        return workspaces.change(
                command.by(),
                command.workspaceId(),
                Permission.CHANGE_MEMBERS,
                append,
                workspace -> command.decide(
                        workspace, invitations.pending(command.workspaceId(), command.email(), clock.instant())));
    }
}
