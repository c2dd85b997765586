package io.taskflow.command.workspace.handover;

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

/** Takes {@link HandOver} over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Workspaces")
class HandOverApi {
    private final Commands commands;

    HandOverApi(Commands commands) {
        this.commands = commands;
    }

    @PostMapping(path = "/workspaces/{workspaceId}/owner", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Permission.CHANGE_OWNERS)
    @Operation(
            summary = "Hand a workspace over",
            description = "The other member owns it; you are an admin from then on.")
    @CommandAnswers
    ResponseEntity<CommandAnswer> handOver(@PathVariable UUID workspaceId, @RequestBody HandOverBody body, Call call) {
        HandOver command = body.command(call.userId(), workspaceId);
        return commands.change(call, body, command, Subject.workspace(workspaceId));
    }
}
