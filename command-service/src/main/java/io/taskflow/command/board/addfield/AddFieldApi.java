package io.taskflow.command.board.addfield;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
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

/** Takes {@link AddField} over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Boards")
class AddFieldApi {
    private final Commands commands;

    AddFieldApi(Commands commands) {
        this.commands = commands;
    }

    @PostMapping(path = "/boards/{boardId}/fields", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Add a custom field",
            description =
                    "From its first field on, a board's tasks get values of its fields alone. What tasks have under the "
                            + "name already becomes the field's, whatever its type. The answer tells the board's version.")
    @CommandAnswers
    ResponseEntity<CommandAnswer> add(@PathVariable UUID boardId, @RequestBody AddFieldBody body, Call call) {
        AddField command = body.command(call.userId(), boardId);
        return commands.create(call, body, command, Subject.field(boardId, command.fieldId()));
    }
}
