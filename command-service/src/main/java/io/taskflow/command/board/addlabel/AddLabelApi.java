package io.taskflow.command.board.addlabel;

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

/** Takes {@link AddLabel} over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Boards")
class AddLabelApi {
    private final Commands commands;

    AddLabelApi(Commands commands) {
        this.commands = commands;
    }

    @PostMapping(path = "/boards/{boardId}/labels", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Add a label", description = "The answer tells the board's version.")
    @CommandAnswers
    @BulkOperation("addLabel")
    ResponseEntity<CommandAnswer> add(@PathVariable UUID boardId, @RequestBody AddLabelBody body, Call call) {
        AddLabel command = body.command(call.userId(), boardId);
        return commands.create(call, body, command, Subject.label(boardId, command.labelId()));
    }
}
