package io.taskflow.command.workspace.deleteworkspace;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskflow.command.http.Call;
import io.taskflow.command.http.CommandAnswer;
import io.taskflow.command.http.CommandAnswers;
import io.taskflow.command.http.Commands;
import io.taskflow.command.http.Subject;
import io.taskflow.support.permission.Permission;
import io.taskflow.support.permission.Requires;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes {@link DeleteWorkspace} and {@link RestoreWorkspace} over HTTP. */
@RestController
@RequestMapping("/api/v1/workspaces/{workspaceId}")
@Tag(name = "Workspaces")
class DeleteWorkspaceApi {
    private final Commands commands;
    private final InstantSource clock;

    DeleteWorkspaceApi(Commands commands, InstantSource clock) {
        this.commands = commands;
        this.clock = clock;
    }

    @DeleteMapping
    @Requires(Permission.DELETE_WORKSPACE)
    @Operation(
            operationId = "deleteWorkspace",
            summary = "Delete a workspace",
            description = "Owners may. It is hidden at once, its past included; for 30 days an owner can restore it.")
    @CommandAnswers
    ResponseEntity<CommandAnswer> delete(@PathVariable UUID workspaceId, Call call) {
        var command = new DeleteWorkspace(call.userId(), workspaceId, clock.instant());
        return commands.change(call, null, command, Subject.workspace(workspaceId));
    }

    @PostMapping("/restore")
    @Requires(Permission.DELETE_WORKSPACE)
    @Operation(
            operationId = "restoreWorkspace",
            summary = "Restore a deleted workspace",
            description = "Owners may, for 30 days.")
    @CommandAnswers
    ResponseEntity<CommandAnswer> restore(@PathVariable UUID workspaceId, Call call) {
        var command = new RestoreWorkspace(call.userId(), workspaceId, clock.instant());
        return commands.change(call, null, command, Subject.workspace(workspaceId));
    }
}
