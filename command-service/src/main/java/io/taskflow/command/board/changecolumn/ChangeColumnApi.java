package io.taskflow.command.board.changecolumn;

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

/** Takes {@link ChangeColumn} over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Boards")
class ChangeColumnApi {
    private final Commands commands;

    ChangeColumnApi(Commands commands) {
        this.commands = commands;
    }

    @PatchMapping(
            path = "/boards/{boardId}/columns/{columnId}",
            consumes = {MediaType.APPLICATION_JSON_VALUE, MergePatch.MEDIA_TYPE})
    @Operation(
            summary = "Change the name or limit of a column",
            description = "Tasks beyond a new limit stay; no more come in under BLOCK.")
    @CommandAnswers
    @BulkOperation("changeColumn")
    ResponseEntity<CommandAnswer> change(
            @PathVariable UUID boardId, @PathVariable UUID columnId, @RequestBody ChangeColumnBody body, Call call) {
        ChangeColumn command = body.command(call.userId(), boardId, columnId);
        return commands.change(call, body, command, Subject.column(boardId, columnId));
    }
}
