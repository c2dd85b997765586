package io.taskflow.command.board.deletefield;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskflow.command.http.Call;
import io.taskflow.command.http.CommandAnswer;
import io.taskflow.command.http.CommandAnswers;
import io.taskflow.command.http.Commands;
import io.taskflow.command.http.Subject;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes {@link DeleteField} over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Boards")
class DeleteFieldApi {
    private final Commands commands;

    DeleteFieldApi(Commands commands) {
        this.commands = commands;
    }

    @DeleteMapping("/boards/{boardId}/fields/{fieldId}")
    @Operation(
            summary = "Delete a custom field",
            description =
                    "Its values leave all tasks, whose versions stay, and no later field of its name brings them back.")
    @CommandAnswers
    ResponseEntity<CommandAnswer> delete(@PathVariable UUID boardId, @PathVariable UUID fieldId, Call call) {
        var command = new DeleteField(call.userId(), boardId, fieldId);
        return commands.change(call, null, command, Subject.field(boardId, fieldId));
    }
}
