package io.taskflow.command.board.movecolumn;

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

/** Takes {@link MoveColumn} over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Boards")
class MoveColumnApi {
    private final Commands commands;

    MoveColumnApi(Commands commands) {
        this.commands = commands;
    }

    @PostMapping(path = "/boards/{boardId}/columns/{columnId}/move", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Move a column", description = "To the end unless before or after name a neighbour.")
    @CommandAnswers
    @BulkOperation("moveColumn")
    ResponseEntity<CommandAnswer> move(
            @PathVariable UUID boardId, @PathVariable UUID columnId, @RequestBody MoveColumnBody body, Call call) {
        MoveColumn command = body.command(call.userId(), boardId, columnId);
        return commands.change(call, body, command, Subject.column(boardId, columnId));
    }
}
