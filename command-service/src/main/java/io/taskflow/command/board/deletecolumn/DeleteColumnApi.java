package io.taskflow.command.board.deletecolumn;

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

/** Takes {@link DeleteColumn} over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Boards")
class DeleteColumnApi {
    private final Commands commands;

    DeleteColumnApi(Commands commands) {
        this.commands = commands;
    }

    @DeleteMapping("/boards/{boardId}/columns/{columnId}")
    @Operation(summary = "Delete a column", description = "Only when nothing is in it, archived tasks included.")
    @CommandAnswers
    @BulkOperation("deleteColumn")
    ResponseEntity<CommandAnswer> delete(@PathVariable UUID boardId, @PathVariable UUID columnId, Call call) {
        var command = new DeleteColumn(call.userId(), boardId, columnId);
        return commands.change(call, null, command, Subject.column(boardId, columnId));
    }
}
