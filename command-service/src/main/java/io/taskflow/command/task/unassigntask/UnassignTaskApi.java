package io.taskflow.command.task.unassigntask;

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

/** Takes {@link UnassignTask} over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Tasks")
class UnassignTaskApi {
    private final Commands commands;

    UnassignTaskApi(Commands commands) {
        this.commands = commands;
    }

    @DeleteMapping("/tasks/{taskId}/assignees/{userId}")
    @Operation(summary = "Unassign a task")
    @CommandAnswers
    @BulkOperation("unassignTask")
    ResponseEntity<CommandAnswer> unassign(@PathVariable UUID taskId, @PathVariable UUID userId, Call call) {
        return commands.change(call, null, new UnassignTask(call.userId(), taskId, userId), Subject.task(taskId));
    }
}
