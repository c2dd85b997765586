package io.taskflow.command.board.changelabel;

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

/** Takes {@link ChangeLabel} over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Boards")
class ChangeLabelApi {
    private final Commands commands;

    ChangeLabelApi(Commands commands) {
        this.commands = commands;
    }

    @PatchMapping(
            path = "/boards/{boardId}/labels/{labelId}",
            consumes = {MediaType.APPLICATION_JSON_VALUE, MergePatch.MEDIA_TYPE})
    @Operation(summary = "Change the name or color of a label")
    @CommandAnswers
    @BulkOperation("changeLabel")
    ResponseEntity<CommandAnswer> change(
            @PathVariable UUID boardId, @PathVariable UUID labelId, @RequestBody ChangeLabelBody body, Call call) {
        ChangeLabel command = body.command(call.userId(), boardId, labelId);
        return commands.change(call, body, command, Subject.label(boardId, labelId));
    }
}
