package io.taskflow.command.workspace.changeworkspace;

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

/** Takes {@link ChangeWorkspace} over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Workspaces")
class ChangeWorkspaceApi {
    private final Commands commands;

    ChangeWorkspaceApi(Commands commands) {
        this.commands = commands;
    }

    @PatchMapping(
            path = "/workspaces/{workspaceId}",
            consumes = {MediaType.APPLICATION_JSON_VALUE, MergePatch.MEDIA_TYPE})
    @Requires(Permission.CHANGE_WORKSPACE)
    @Operation(summary = "Change a workspace's name, time zone or language", description = """
            Owners and admins may. After a change of language what tasks and comments say is found by the forms of its words in that language, soon: the \
            search follows the log as every view does.""")
    @CommandAnswers
    ResponseEntity<CommandAnswer> change(
            @PathVariable UUID workspaceId, @RequestBody ChangeWorkspaceBody body, Call call) {
        ChangeWorkspace command = body.command(call.userId(), workspaceId);
        return commands.change(call, body, command, Subject.workspace(workspaceId));
    }
}
