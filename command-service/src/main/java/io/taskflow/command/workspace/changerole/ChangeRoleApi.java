package io.taskflow.command.workspace.changerole;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskflow.command.http.Call;
import io.taskflow.command.http.CommandAnswer;
import io.taskflow.command.http.CommandAnswers;
import io.taskflow.command.http.Commands;
import io.taskflow.command.http.MergePatch;
import io.taskflow.command.http.Subject;
import io.taskflow.support.permission.Permission;
import io.taskflow.support.permission.Requires;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes {@link ChangeRole} over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Workspaces")
class ChangeRoleApi {
    private final Commands commands;

    ChangeRoleApi(Commands commands) {
        this.commands = commands;
    }

    @PatchMapping(
            path = "/workspaces/{workspaceId}/members/{userId}",
            consumes = {MediaType.APPLICATION_JSON_VALUE, MergePatch.MEDIA_TYPE})
    @Requires(Permission.CHANGE_MEMBERS)
    @Operation(
            summary = "Give a member another role",
            description = "Owners and admins may; only owners make owners and lower them. The last owner stays one. "
                    + "The answer tells the workspace's version.")
    @CommandAnswers
    ResponseEntity<CommandAnswer> change(
            @PathVariable UUID workspaceId, @PathVariable UUID userId, @RequestBody ChangeRoleBody body, Call call) {
        ChangeRole command = body.command(call.userId(), workspaceId, userId);
        return commands.change(call, body, command, Subject.member(workspaceId, userId));
    }
}
