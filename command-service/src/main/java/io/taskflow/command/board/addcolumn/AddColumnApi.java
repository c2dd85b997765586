package io.taskflow.command.board.addcolumn;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskflow.command.board.ColumnBody;
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

/** Takes {@link AddColumn} over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Boards")
class AddColumnApi {
    private final Commands commands;

    AddColumnApi(Commands commands) {
        this.commands = commands;
    }

    @PostMapping(path = "/boards/{boardId}/columns", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Add a column", description = "At the end of the board. The answer tells the board's version.")
    @CommandAnswers
    @BulkOperation("addColumn")
    ResponseEntity<CommandAnswer> add(@PathVariable UUID boardId, @RequestBody ColumnBody body, Call call) {
        var command = new AddColumn(call.userId(), boardId, body.column(""));
        return commands.create(
                call, body, command, Subject.column(boardId, command.column().id()));
    }
}
