package io.taskflow.command.task.restoretask;

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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes {@link RestoreTask} over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Tasks")
class RestoreTaskApi {
    private final Commands commands;

    RestoreTaskApi(Commands commands) {
        this.commands = commands;
    }

    @PostMapping("/tasks/{taskId}/restore")
    @Operation(summary = "Restore an archived task", description = "To the end of its column.")
    @CommandAnswers
    @BulkOperation("restoreTask")
    ResponseEntity<CommandAnswer> restore(@PathVariable UUID taskId, Call call) {
        return commands.change(call, null, new RestoreTask(call.userId(), taskId), Subject.task(taskId));
    }
}
