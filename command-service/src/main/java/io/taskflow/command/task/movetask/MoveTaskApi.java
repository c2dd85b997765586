package io.taskflow.command.task.movetask;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskflow.command.http.BulkOperation;
import io.taskflow.command.http.Call;
import io.taskflow.command.http.CommandAnswer;
import io.taskflow.command.http.CommandAnswers;
import io.taskflow.command.http.Commands;
import io.taskflow.command.http.Subject;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes {@link MoveTask} over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Tasks")
class MoveTaskApi {
    private final Commands commands;

    MoveTaskApi(Commands commands) {
        this.commands = commands;
    }

    @PostMapping(path = "/tasks/{taskId}/move", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Move a task",
            description =
                    "To the end of the column unless before or after name a neighbour that stands there. The column may be "
                            + "another board's of the workspace, which boardId names then and which you may change, too: labels "
                            + "and fields go along where it has some of the same name, and people who see it; the rest is dropped, "
                            + "which the history of both boards tells. The task gets a number of that board, and its comments go "
                            + "with it, up to 1,000,000 characters of them. A board that is none for you is invalid: exists; one "
                            + "of another workspace: same-workspace.")
    @CommandAnswers
    @BulkOperation("moveTask")
    ResponseEntity<CommandAnswer> move(@PathVariable UUID taskId, @RequestBody MoveTaskBody body, Call call) {
        return commands.change(call, body, body.command(call.userId(), taskId), Subject.task(taskId));
    }
}
