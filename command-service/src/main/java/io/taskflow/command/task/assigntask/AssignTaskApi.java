package io.taskflow.command.task.assigntask;

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

/** Takes {@link AssignTask} over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Tasks")
class AssignTaskApi {
    private final Commands commands;

    AssignTaskApi(Commands commands) {
        this.commands = commands;
    }

    @PutMapping("/tasks/{taskId}/assignees/{userId}")
    @Operation(summary = "Assign a task", description = "To a member or placeholder of the workspace.")
    @CommandAnswers
    @BulkOperation("assignTask")
    ResponseEntity<CommandAnswer> assign(@PathVariable UUID taskId, @PathVariable UUID userId, Call call) {
        return commands.change(call, null, new AssignTask(call.userId(), taskId, userId), Subject.task(taskId));
    }
}
