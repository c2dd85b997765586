package io.taskflow.command.board.changefield;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
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

/** Takes {@link ChangeField} over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Boards")
class ChangeFieldApi {
    private final Commands commands;

    ChangeFieldApi(Commands commands) {
        this.commands = commands;
    }

    @PatchMapping(
            path = "/boards/{boardId}/fields/{fieldId}",
            consumes = {MediaType.APPLICATION_JSON_VALUE, MergePatch.MEDIA_TYPE})
    @Operation(
            summary = "Change the name or options of a custom field",
            description =
                    "Its values show under the new name; past moments keep the old one. Tasks keep an option that goes, "
                            + "until they get another.")
    @CommandAnswers
    ResponseEntity<CommandAnswer> change(
            @PathVariable UUID boardId, @PathVariable UUID fieldId, @RequestBody ChangeFieldBody body, Call call) {
        ChangeField command = body.command(call.userId(), boardId, fieldId);
        return commands.change(call, body, command, Subject.field(boardId, fieldId));
    }
}
