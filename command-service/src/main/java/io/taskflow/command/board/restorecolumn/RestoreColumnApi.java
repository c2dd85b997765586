package io.taskflow.command.board.restorecolumn;

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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes {@link RestoreColumn} over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Boards")
class RestoreColumnApi {
    private final Commands commands;

    RestoreColumnApi(Commands commands) {
        this.commands = commands;
    }

    @PostMapping("/boards/{boardId}/columns/{columnId}/restore")
    @Operation(summary = "Restore an archived column", description = "Where it stood, with its tasks.")
    @CommandAnswers
    @BulkOperation("restoreColumn")
    ResponseEntity<CommandAnswer> restore(@PathVariable UUID boardId, @PathVariable UUID columnId, Call call) {
        return commands.change(
                call, null, new RestoreColumn(call.userId(), boardId, columnId), Subject.column(boardId, columnId));
    }
}
