package io.taskflow.command.workspace.removemember;

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
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes {@link RemoveMember} over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Workspaces")
class RemoveMemberApi {
    private final Commands commands;

    RemoveMemberApi(Commands commands) {
        this.commands = commands;
    }

    @DeleteMapping("/workspaces/{workspaceId}/members/{userId}")
    @Requires(Permission.CHANGE_MEMBERS)
    @Operation(
            summary = "Remove a member, or leave",
            description = "Everyone may leave but the last owner. Owners and admins may remove others; only owners "
                    + "remove owners. The present and the past are closed to who is gone with the next request.")
    @CommandAnswers
    ResponseEntity<CommandAnswer> remove(@PathVariable UUID workspaceId, @PathVariable UUID userId, Call call) {
        var command = new RemoveMember(call.userId(), workspaceId, userId);
        return commands.change(call, null, command, Subject.member(workspaceId, userId));
    }
}
