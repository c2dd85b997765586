package io.taskflow.command.invitation.answer;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskflow.command.http.Call;
import io.taskflow.command.http.CommandAnswer;
import io.taskflow.command.http.CommandAnswers;
import io.taskflow.command.http.Commands;
import io.taskflow.command.http.Input;
import io.taskflow.command.http.Subject;
import io.taskflow.command.invitation.Invitations;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes {@link AcceptInvitation} and {@link DeclineInvitation} over HTTP, from the invited address alone. */
@RestController
@RequestMapping("/api/v1/invitations")
@Tag(name = "Invitations")
class AnswerApi {
    private final Commands commands;
    private final Invitations invitations;
    private final InstantSource clock;

    AnswerApi(Commands commands, Invitations invitations, InstantSource clock) {
        this.commands = commands;
        this.invitations = invitations;
        this.clock = clock;
    }

    /** The body of an answer. */
    record AnswerBody(
            @Schema(
                    description = "as it stands in the mail",
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    example = "the token of the mail")
            @Nullable
            String token) {
        String secret() {
            return Input.required(token, "/token");
        }
    }

    @PostMapping(path = "/accept", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "acceptInvitation",
            summary = "Accept an invitation",
            description =
                    "With the account of the invited address, once it is confirmed. The answer's id is the workspace's.")
    @CommandAnswers
    ResponseEntity<CommandAnswer> accept(@RequestBody AnswerBody body, Call call) {
        Invitations.Known invitation = invitations.answeredBy(call.userId(), body.secret());
        UUID workspaceId = invitation.workspaceId();
        var command = new AcceptInvitation(call.userId(), workspaceId, invitation.id(), clock.instant());
        return commands.change(call, body, command, Subject.workspace(workspaceId));
    }

    @PostMapping(path = "/decline", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "declineInvitation",
            summary = "Decline an invitation",
            description =
                    "With the account of the invited address, once it is confirmed. The token answers nothing any more.")
    @CommandAnswers
    ResponseEntity<CommandAnswer> decline(@RequestBody AnswerBody body, Call call) {
        Invitations.Known invitation = invitations.answeredBy(call.userId(), body.secret());
        UUID workspaceId = invitation.workspaceId();
        var command = new DeclineInvitation(call.userId(), workspaceId, invitation.id());
        return commands.change(call, body, command, Subject.invitation(workspaceId, invitation.id()));
    }
}
