package io.taskflow.command.task.renamechecklist;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskflow.command.http.BulkOperation;
import io.taskflow.command.http.Call;
import io.taskflow.command.http.CommandAnswer;
import io.taskflow.command.http.CommandAnswers;
import io.taskflow.command.http.Commands;
import io.taskflow.command.http.MergePatch;
import io.taskflow.command.http.NameBody;
import io.taskflow.command.http.Subject;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes {@link RenameChecklist} over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Tasks")
class RenameChecklistApi {
    private final Commands commands;

    RenameChecklistApi(Commands commands) {
        this.commands = commands;
    }

    @PatchMapping(
            path = "/tasks/{taskId}/checklists/{checklistId}",
            consumes = {MediaType.APPLICATION_JSON_VALUE, MergePatch.MEDIA_TYPE})
    @Operation(summary = "Rename a checklist")
    @CommandAnswers
    @BulkOperation("renameChecklist")
    ResponseEntity<CommandAnswer> rename(
            @PathVariable UUID taskId, @PathVariable UUID checklistId, @RequestBody NameBody body, Call call) {
        var command = new RenameChecklist(call.userId(), taskId, checklistId, body.newName());
        return commands.change(call, body, command, Subject.checklist(taskId, checklistId));
    }
}
