package io.taskflow.command.watcher.addwatcher;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
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

/** Takes {@link AddWatcher} over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Tasks")
class AddWatcherApi {
    private final Commands commands;

    AddWatcherApi(Commands commands) {
        this.commands = commands;
    }

    @PutMapping("/tasks/{taskId}/watchers/{userId}")
    @Operation(
            summary = "Watch a task, or let someone watch it",
            description =
                    "A member or placeholder of the workspace. The task's version stays; the answer tells that of those who watch it.")
    @CommandAnswers
    ResponseEntity<CommandAnswer> add(@PathVariable UUID taskId, @PathVariable UUID userId, Call call) {
        return commands.change(
                call, null, new AddWatcher(call.userId(), taskId, userId), Subject.watcher(taskId, userId));
    }
}
