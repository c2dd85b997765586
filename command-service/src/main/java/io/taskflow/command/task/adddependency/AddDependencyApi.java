package io.taskflow.command.task.adddependency;

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

/** Takes {@link AddDependency} over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Tasks")
class AddDependencyApi {
    private final Commands commands;

    AddDependencyApi(Commands commands) {
        this.commands = commands;
    }

    @PutMapping("/tasks/{taskId}/dependencies/{blockerId}")
    @Operation(
            summary = "Let a task wait for another",
            description = "For one of the same workspace that you see. Both tasks change, and tasks never wait in a "
                    + "circle: dependency-cycle.")
    @CommandAnswers
    @BulkOperation("addDependency")
    ResponseEntity<CommandAnswer> add(@PathVariable UUID taskId, @PathVariable UUID blockerId, Call call) {
        return commands.change(call, null, new AddDependency(call.userId(), taskId, blockerId), Subject.task(taskId));
    }
}
