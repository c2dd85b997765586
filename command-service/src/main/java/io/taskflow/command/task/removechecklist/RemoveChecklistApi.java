package io.taskflow.command.task.removechecklist;

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

/** Takes {@link RemoveChecklist} over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Tasks")
class RemoveChecklistApi {
    private final Commands commands;

    RemoveChecklistApi(Commands commands) {
        this.commands = commands;
    }

    @DeleteMapping("/tasks/{taskId}/checklists/{checklistId}")
    @Operation(summary = "Delete a checklist", description = "With all that is on it.")
    @CommandAnswers
    @BulkOperation("removeChecklist")
    ResponseEntity<CommandAnswer> remove(@PathVariable UUID taskId, @PathVariable UUID checklistId, Call call) {
        var command = new RemoveChecklist(call.userId(), taskId, checklistId);
        return commands.change(call, null, command, Subject.checklist(taskId, checklistId));
    }
}
