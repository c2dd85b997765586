package io.taskflow.command.watcher.removewatcher;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
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

/** Takes {@link RemoveWatcher} over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Tasks")
class RemoveWatcherApi {
    private final Commands commands;

    RemoveWatcherApi(Commands commands) {
        this.commands = commands;
    }

    @DeleteMapping("/tasks/{taskId}/watchers/{userId}")
    @Operation(
            summary = "Stop watching a task, or let someone stop",
            description = "The task's version stays; the answer tells that of those who watch it.")
    @CommandAnswers
    ResponseEntity<CommandAnswer> remove(@PathVariable UUID taskId, @PathVariable UUID userId, Call call) {
        return commands.change(
                call, null, new RemoveWatcher(call.userId(), taskId, userId), Subject.watcher(taskId, userId));
    }
}
