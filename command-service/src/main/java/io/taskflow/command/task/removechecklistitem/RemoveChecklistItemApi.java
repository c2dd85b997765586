package io.taskflow.command.task.removechecklistitem;

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

/** Takes {@link RemoveChecklistItem} over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Tasks")
class RemoveChecklistItemApi {
    private final Commands commands;

    RemoveChecklistItemApi(Commands commands) {
        this.commands = commands;
    }

    @DeleteMapping("/tasks/{taskId}/checklists/{checklistId}/items/{itemId}")
    @Operation(summary = "Delete an item of a checklist")
    @CommandAnswers
    @BulkOperation("removeChecklistItem")
    ResponseEntity<CommandAnswer> remove(
            @PathVariable UUID taskId, @PathVariable UUID checklistId, @PathVariable UUID itemId, Call call) {
        var command = new RemoveChecklistItem(call.userId(), taskId, checklistId, itemId);
        return commands.change(call, null, command, Subject.checklistItem(taskId, checklistId, itemId));
    }
}
