package io.taskflow.command.task.addchecklist;

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

/** Takes {@link AddChecklist} over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Tasks")
class AddChecklistApi {
    private final Commands commands;

    AddChecklistApi(Commands commands) {
        this.commands = commands;
    }

    @PostMapping(path = "/tasks/{taskId}/checklists", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Add a checklist", description = "Behind the others. The answer tells the task's version.")
    @CommandAnswers
    @BulkOperation("addChecklist")
    ResponseEntity<CommandAnswer> add(@PathVariable UUID taskId, @RequestBody AddChecklistBody body, Call call) {
        AddChecklist command = body.command(call.userId(), taskId);
        return commands.create(call, body, command, Subject.checklist(taskId, command.checklistId()));
    }
}
