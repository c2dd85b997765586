package io.taskflow.command.board.archivecolumn;

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

/** Takes {@link ArchiveColumn} over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Boards")
class ArchiveColumnApi {
    private final Commands commands;

    ArchiveColumnApi(Commands commands) {
        this.commands = commands;
    }

    @PostMapping("/boards/{boardId}/columns/{columnId}/archive")
    @Operation(
            summary = "Archive a column",
            description =
                    "The board shows neither it nor its tasks until it is restored. No task comes in; those in it can be moved elsewhere.")
    @CommandAnswers
    @BulkOperation("archiveColumn")
    ResponseEntity<CommandAnswer> archive(@PathVariable UUID boardId, @PathVariable UUID columnId, Call call) {
        return commands.change(
                call, null, new ArchiveColumn(call.userId(), boardId, columnId), Subject.column(boardId, columnId));
    }
}
