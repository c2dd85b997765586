package io.taskflow.command.task.labeltask;

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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes {@link LabelTask} over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Tasks")
class LabelTaskApi {
    private final Commands commands;

    LabelTaskApi(Commands commands) {
        this.commands = commands;
    }

    @PutMapping("/tasks/{taskId}/labels/{labelId}")
    @Operation(summary = "Label a task", description = "With a label of the task's board.")
    @CommandAnswers
    @BulkOperation("labelTask")
    ResponseEntity<CommandAnswer> label(@PathVariable UUID taskId, @PathVariable UUID labelId, Call call) {
        return commands.change(call, null, new LabelTask(call.userId(), taskId, labelId), Subject.task(taskId));
    }
}
