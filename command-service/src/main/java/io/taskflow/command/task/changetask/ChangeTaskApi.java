package io.taskflow.command.task.changetask;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskflow.command.http.BulkOperation;
import io.taskflow.command.http.Call;
import io.taskflow.command.http.CommandAnswer;
import io.taskflow.command.http.CommandAnswers;
import io.taskflow.command.http.Commands;
import io.taskflow.command.http.MergePatch;
import io.taskflow.command.http.Subject;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes {@link ChangeTask} over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Tasks")
class ChangeTaskApi {
    private final Commands commands;

    ChangeTaskApi(Commands commands) {
        this.commands = commands;
    }

    @PatchMapping(
            path = "/tasks/{taskId}",
            consumes = {MediaType.APPLICATION_JSON_VALUE, MergePatch.MEDIA_TYPE})
    @Operation(
            summary = "Change what a task says",
            description = "JSON Merge Patch: what is absent stays, null clears, fields merge by name.")
    @CommandAnswers
    @BulkOperation("changeTask")
    ResponseEntity<CommandAnswer> change(@PathVariable UUID taskId, @RequestBody ChangeTaskBody body, Call call) {
        return commands.change(call, body, body.command(call.userId(), taskId), Subject.task(taskId));
    }
}
