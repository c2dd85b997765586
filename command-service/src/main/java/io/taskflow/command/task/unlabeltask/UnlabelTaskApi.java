package io.taskflow.command.task.unlabeltask;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskflow.command.http.BulkOperation;
import io.taskflow.command.http.Call;
import io.taskflow.command.http.CommandAnswer;
import io.taskflow.command.http.CommandAnswers;
import io.taskflow.command.http.Commands;
import io.taskflow.command.http.Subject;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes {@link UnlabelTask} over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Tasks")
class UnlabelTaskApi {
    private final Commands commands;

    UnlabelTaskApi(Commands commands) {
        this.commands = commands;
    }

    @DeleteMapping("/tasks/{taskId}/labels/{labelId}")
    @Operation(summary = "Take a label off a task")
    @CommandAnswers
    @BulkOperation("unlabelTask")
    ResponseEntity<CommandAnswer> unlabel(@PathVariable UUID taskId, @PathVariable UUID labelId, Call call) {
        return commands.change(call, null, new UnlabelTask(call.userId(), taskId, labelId), Subject.task(taskId));
    }
}
