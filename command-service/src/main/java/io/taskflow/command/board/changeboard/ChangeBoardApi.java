package io.taskflow.command.board.changeboard;

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

/** Takes {@link ChangeBoard} over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Boards")
class ChangeBoardApi {
    private final Commands commands;

    ChangeBoardApi(Commands commands) {
        this.commands = commands;
    }

    @PatchMapping(
            path = "/boards/{boardId}",
            consumes = {MediaType.APPLICATION_JSON_VALUE, MergePatch.MEDIA_TYPE})
    @Operation(
            summary = "Rename a board, make it private or the workspace's",
            description = "Who makes a board private is added to it.")
    @CommandAnswers
    @BulkOperation("changeBoard")
    ResponseEntity<CommandAnswer> change(@PathVariable UUID boardId, @RequestBody ChangeBoardBody body, Call call) {
        ChangeBoard command = body.command(call.userId(), boardId);
        return commands.change(call, body, command, Subject.board(boardId));
    }
}
