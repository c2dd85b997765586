package io.taskflow.command.invitation.revoke;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskflow.command.http.Call;
import io.taskflow.command.http.CommandAnswer;
import io.taskflow.command.http.CommandAnswers;
import io.taskflow.command.http.Commands;
import io.taskflow.command.http.Subject;
import io.taskflow.command.invitation.Invitations;
import io.taskflow.support.permission.Permission;
import io.taskflow.support.permission.Requires;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes {@link RevokeInvitation} over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Invitations")
class RevokeInvitationApi {
    private final Commands commands;
    private final Invitations invitations;

    RevokeInvitationApi(Commands commands, Invitations invitations) {
        this.commands = commands;
        this.invitations = invitations;
    }

    @DeleteMapping("/invitations/{invitationId}")
    @Requires(Permission.CHANGE_MEMBERS)
    @Operation(summary = "Take an invitation back", description = "Its token answers nothing any more.")
    @CommandAnswers
    ResponseEntity<CommandAnswer> revoke(@PathVariable UUID invitationId, Call call) {
        UUID workspaceId = invitations.find(invitationId).workspaceId();
        var command = new RevokeInvitation(call.userId(), workspaceId, invitationId);
        return commands.change(call, null, command, Subject.invitation(workspaceId, invitationId));
    }
}
