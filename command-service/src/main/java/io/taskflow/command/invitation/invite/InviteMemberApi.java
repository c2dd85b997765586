package io.taskflow.command.invitation.invite;

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
import io.taskflow.support.security.Secret;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes {@link InviteMember} over HTTP, and mails the invited. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Invitations")
class InviteMemberApi {
    private final Commands commands;
    private final Invitations invitations;
    private final InstantSource clock;

    InviteMemberApi(Commands commands, Invitations invitations, InstantSource clock) {
        this.commands = commands;
        this.invitations = invitations;
        this.clock = clock;
    }

    @PostMapping(path = "/workspaces/{workspaceId}/invitations", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Permission.CHANGE_MEMBERS)
    @Operation(
            summary = "Invite someone to a workspace",
            description =
                    "Owners and admins may; only owners invite owners. The address gets a mail with a token, good "
                            + "for 7 days. The answer tells the workspace's version.")
    @CommandAnswers
    ResponseEntity<CommandAnswer> invite(
            @PathVariable UUID workspaceId, @RequestBody InviteMemberBody body, Call call) {
        InviteMember command = body.command(call.userId(), workspaceId, Invitations.expiry(clock.instant()));
        UUID id = command.invitationId();
        String token = Secret.random();
        invitations.write(id, workspaceId, command.email(), token);
        ResponseEntity<CommandAnswer> answer;
        try {
            answer = commands.create(call, body, command, Subject.invitation(workspaceId, id));
        } finally {
            // One that was refused, or whose answer is an earlier one's.
            invitations.strike(id);
        }
        if (invitations.has(id)) {
            invitations.mail(command.email(), token);
        }
        return answer;
    }
}
