package io.taskflow.command.task.changechecklistitem;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskflow.command.http.BulkOperation;
import io.taskflow.command.http.Call;
import io.taskflow.command.http.CommandAnswer;
import io.taskflow.command.http.CommandAnswers;
import io.taskflow.command.http.Commands;
import io.taskflow.command.http.MergePatch;
import io.taskflow.command.http.Subject;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes {@link ChangeChecklistItem} over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Tasks")
class ChangeChecklistItemApi {
    private final Commands commands;

    ChangeChecklistItemApi(Commands commands) {
        this.commands = commands;
    }

    @PatchMapping(
            path = "/tasks/{taskId}/checklists/{checklistId}/items/{itemId}",
            consumes = {MediaType.APPLICATION_JSON_VALUE, MergePatch.MEDIA_TYPE})
    @Operation(summary = "Change what an item says, or whether it is done")
    @CommandAnswers
    @BulkOperation("changeChecklistItem")
    ResponseEntity<CommandAnswer> change(
            @PathVariable UUID taskId,
            @PathVariable UUID checklistId,
            @PathVariable UUID itemId,
            @RequestBody ChangeChecklistItemBody body,
            Call call) {
        ChangeChecklistItem command = body.command(call.userId(), taskId, checklistId, itemId);
        return commands.change(call, body, command, Subject.checklistItem(taskId, checklistId, itemId));
    }
}
