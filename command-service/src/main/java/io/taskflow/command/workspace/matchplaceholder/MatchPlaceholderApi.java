package io.taskflow.command.workspace.matchplaceholder;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskflow.command.http.Call;
import io.taskflow.command.http.CommandAnswer;
import io.taskflow.command.http.CommandAnswers;
import io.taskflow.command.http.Commands;
import io.taskflow.command.http.Subject;
import io.taskflow.support.permission.Permission;
import io.taskflow.support.permission.Requires;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes {@link MatchPlaceholder} over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Workspaces")
class MatchPlaceholderApi {
    private final Commands commands;

    MatchPlaceholderApi(Commands commands) {
        this.commands = commands;
    }

    @PostMapping(
            path = "/workspaces/{workspaceId}/members/{placeholderId}/match",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Permission.CHANGE_MEMBERS)
    @Operation(
            summary = "Match a placeholder to a member",
            description =
                    "What an import said this person did is told under the member's name from now on, in the past "
                            + "as well. Boards' histories do not grow by it. Owners and admins may; it cannot be undone.")
    @CommandAnswers
    ResponseEntity<CommandAnswer> match(
            @PathVariable UUID workspaceId,
            @PathVariable UUID placeholderId,
            @RequestBody MatchPlaceholderBody body,
            Call call) {
        MatchPlaceholder command = body.command(call.userId(), workspaceId, placeholderId);
        return commands.change(call, body, command, Subject.member(workspaceId, placeholderId));
    }
}
