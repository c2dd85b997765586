package io.taskflow.command.task.recurrence;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskflow.command.http.Call;
import io.taskflow.command.http.CommandAnswer;
import io.taskflow.command.http.CommandAnswers;
import io.taskflow.command.http.Commands;
import io.taskflow.command.http.Subject;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes {@link SetRecurrence} and {@link EndRecurrence} over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Tasks")
class RecurrenceApi {
    private final Commands commands;

    RecurrenceApi(Commands commands) {
        this.commands = commands;
    }

    @PutMapping(path = "/tasks/{taskId}/recurrence", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "setRecurrence",
            summary = "Let a task recur",
            description =
                    "Once it is marked done (dueDone), the next one begins with it: with its title, description, people, "
                            + "labels, priority, fields and checklists, none of their items done, at the end of the column where it "
                            + "stood when it was said to recur (whatever that one's limit), else of the first. It is due on the next "
                            + "day of the series that is later than both the due date and now, at the same time of day in its time "
                            + "zone, and recurs from then on instead. The series counts from the due date that the task has now. What "
                            + "is archived undone has no next.")
    @CommandAnswers
    ResponseEntity<CommandAnswer> set(@PathVariable UUID taskId, @RequestBody RecurrenceBody body, Call call) {
        return commands.change(call, body, body.command(call.userId(), taskId), Subject.task(taskId));
    }

    @DeleteMapping("/tasks/{taskId}/recurrence")
    @Operation(operationId = "endRecurrence", summary = "Let a task not recur")
    @CommandAnswers
    ResponseEntity<CommandAnswer> end(@PathVariable UUID taskId, Call call) {
        return commands.change(call, null, new EndRecurrence(call.userId(), taskId), Subject.task(taskId));
    }
}
