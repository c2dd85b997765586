package io.taskflow.command.board.renameboard;

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

/** Takes {@link RenameBoard} over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Boards")
class RenameBoardApi {
    private final Commands commands;

    RenameBoardApi(Commands commands) {
        this.commands = commands;
    }

    @PatchMapping(
            path = "/boards/{boardId}",
            consumes = {MediaType.APPLICATION_JSON_VALUE, MergePatch.MEDIA_TYPE})
    @Operation(summary = "Rename a board")
    @CommandAnswers
    @BulkOperation("renameBoard")
    ResponseEntity<CommandAnswer> rename(@PathVariable UUID boardId, @RequestBody NameBody body, Call call) {
        var command = new RenameBoard(call.userId(), boardId, body.newName());
        return commands.change(call, body, command, Subject.board(boardId));
    }
}
