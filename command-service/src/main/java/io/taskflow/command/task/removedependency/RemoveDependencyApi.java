package io.taskflow.command.task.removedependency;

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

/** Takes {@link RemoveDependency} over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Tasks")
class RemoveDependencyApi {
    private final Commands commands;

    RemoveDependencyApi(Commands commands) {
        this.commands = commands;
    }

    @DeleteMapping("/tasks/{taskId}/dependencies/{blockerId}")
    @Operation(summary = "Let a task wait for another no longer", description = "Both tasks change.")
    @CommandAnswers
    @BulkOperation("removeDependency")
    ResponseEntity<CommandAnswer> remove(@PathVariable UUID taskId, @PathVariable UUID blockerId, Call call) {
        return commands.change(
                call, null, new RemoveDependency(call.userId(), taskId, blockerId), Subject.task(taskId));
    }
}
