package io.taskflow.command.invitation.resend;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskflow.command.http.Call;
import io.taskflow.command.http.CommandAnswer;
import io.taskflow.command.http.CommandAnswers;
import io.taskflow.command.http.Commands;
import io.taskflow.command.http.Subject;
import io.taskflow.command.invitation.Invitations;
import io.taskflow.support.http.TaskflowHeaders;
import io.taskflow.support.permission.Permission;
import io.taskflow.support.permission.Requires;
import io.taskflow.support.security.Secret;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes {@link ResendInvitation} over HTTP, and mails the invited a new token. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Invitations")
class ResendInvitationApi {
    private final Commands commands;
    private final Invitations invitations;
    private final InstantSource clock;

    ResendInvitationApi(Commands commands, Invitations invitations, InstantSource clock) {
        this.commands = commands;
        this.invitations = invitations;
        this.clock = clock;
    }

    @PostMapping("/invitations/{invitationId}/resend")
    @Requires(Permission.CHANGE_MEMBERS)
    @Operation(
            summary = "Send an invitation again",
            description = "With a new token, good for 7 days from now; the old one answers nothing any more.")
    @CommandAnswers
    ResponseEntity<CommandAnswer> resend(@PathVariable UUID invitationId, Call call) {
        Invitations.Known invitation = invitations.find(invitationId);
        var command = new ResendInvitation(
                call.userId(), invitation.workspaceId(), invitationId, Invitations.expiry(clock.instant()));
        ResponseEntity<CommandAnswer> answer =
                commands.change(call, null, command, Subject.invitation(invitation.workspaceId(), invitationId));
        if (!answer.getHeaders().containsHeader(TaskflowHeaders.IDEMPOTENCY_REPLAYED)) {
            String token = Secret.random();
            invitations.renew(invitationId, token);
            invitations.mail(invitation.email(), token);
        }
        return answer;
    }
}
