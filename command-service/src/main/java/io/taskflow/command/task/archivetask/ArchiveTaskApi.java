package io.taskflow.command.task.archivetask;

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

/** Takes {@link ArchiveTask} over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Tasks")
class ArchiveTaskApi {
    private final Commands commands;

    ArchiveTaskApi(Commands commands) {
        this.commands = commands;
    }

    @PostMapping("/tasks/{taskId}/archive")
    @Operation(
            summary = "Archive a task",
            description = "It leaves the board, counts in its column, and can be restored.")
    @CommandAnswers
    @BulkOperation("archiveTask")
    ResponseEntity<CommandAnswer> archive(@PathVariable UUID taskId, Call call) {
        return commands.change(call, null, new ArchiveTask(call.userId(), taskId), Subject.task(taskId));
    }
}
