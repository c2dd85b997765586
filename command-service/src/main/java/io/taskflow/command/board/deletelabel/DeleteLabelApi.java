package io.taskflow.command.board.deletelabel;

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

/** Takes {@link DeleteLabel} over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Boards")
class DeleteLabelApi {
    private final Commands commands;

    DeleteLabelApi(Commands commands) {
        this.commands = commands;
    }

    @DeleteMapping("/boards/{boardId}/labels/{labelId}")
    @Operation(summary = "Delete a label", description = "It leaves all tasks, whose versions stay.")
    @CommandAnswers
    @BulkOperation("deleteLabel")
    ResponseEntity<CommandAnswer> delete(@PathVariable UUID boardId, @PathVariable UUID labelId, Call call) {
        var command = new DeleteLabel(call.userId(), boardId, labelId);
        return commands.change(call, null, command, Subject.label(boardId, labelId));
    }
}
