package io.taskflow.command.task.createtask;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskflow.command.http.BulkOperation;
import io.taskflow.command.http.Call;
import io.taskflow.command.http.CommandAnswer;
import io.taskflow.command.http.CommandAnswers;
import io.taskflow.command.http.Commands;
import io.taskflow.command.http.Subject;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes {@link CreateTask} over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Tasks")
class CreateTaskApi {
    private final Commands commands;

    CreateTaskApi(Commands commands) {
        this.commands = commands;
    }

    @PostMapping(path = "/boards/{boardId}/tasks", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Create a task",
            description = "It stands at the end of its column unless before or after name a neighbour.")
    @CommandAnswers
    @BulkOperation("createTask")
    ResponseEntity<CommandAnswer> create(@PathVariable UUID boardId, @RequestBody CreateTaskBody body, Call call) {
        CreateTask command = body.command(call.userId(), boardId);
        return commands.create(call, body, command, Subject.task(command.taskId()));
    }
}
