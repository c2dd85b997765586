package io.taskflow.command.task.addchecklistitem;

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

/** Takes {@link AddChecklistItem} over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Tasks")
class AddChecklistItemApi {
    private final Commands commands;

    AddChecklistItemApi(Commands commands) {
        this.commands = commands;
    }

    @PostMapping(path = "/tasks/{taskId}/checklists/{checklistId}/items", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Add an item to a checklist",
            description = "Behind the others, not done. The answer tells the task's version.")
    @CommandAnswers
    @BulkOperation("addChecklistItem")
    ResponseEntity<CommandAnswer> add(
            @PathVariable UUID taskId,
            @PathVariable UUID checklistId,
            @RequestBody AddChecklistItemBody body,
            Call call) {
        AddChecklistItem command = body.command(call.userId(), taskId, checklistId);
        return commands.create(call, body, command, Subject.checklistItem(taskId, checklistId, command.itemId()));
    }
}
