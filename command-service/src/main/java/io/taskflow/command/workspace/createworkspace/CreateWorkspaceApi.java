package io.taskflow.command.workspace.createworkspace;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskflow.command.http.Call;
import io.taskflow.command.http.CommandAnswer;
import io.taskflow.command.http.CommandAnswers;
import io.taskflow.command.http.Commands;
import io.taskflow.command.http.Subject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes {@link CreateWorkspace} over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Workspaces")
class CreateWorkspaceApi {
    private final Commands commands;

    CreateWorkspaceApi(Commands commands) {
        this.commands = commands;
    }

    @PostMapping(path = "/workspaces", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Create a workspace", description = "You own it.")
    @CommandAnswers
    ResponseEntity<CommandAnswer> create(@RequestBody CreateWorkspaceBody body, Call call) {
        CreateWorkspace command = body.command(call.userId());
        return commands.create(call, body, command, Subject.workspace(command.workspaceId()));
    }
}
