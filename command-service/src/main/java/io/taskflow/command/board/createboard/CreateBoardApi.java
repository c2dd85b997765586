package io.taskflow.command.board.createboard;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskflow.command.http.Call;
import io.taskflow.command.http.CommandAnswer;
import io.taskflow.command.http.CommandAnswers;
import io.taskflow.command.http.Commands;
import io.taskflow.command.http.Subject;
import io.taskflow.support.permission.Permission;
import io.taskflow.support.permission.Requires;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes {@link CreateBoard} over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Boards")
class CreateBoardApi {
    private final Commands commands;

    CreateBoardApi(Commands commands) {
        this.commands = commands;
    }

    @PostMapping(path = "/workspaces/{workspaceId}/boards", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Permission.CREATE_BOARD)
    @Operation(
            summary = "Create a board",
            description =
                    "A template gives its columns, unless columns are given, its labels and its custom fields, as they "
                            + "stand now; no tasks.")
    @CommandAnswers
    ResponseEntity<CommandAnswer> create(@PathVariable UUID workspaceId, @RequestBody CreateBoardBody body, Call call) {
        CreateBoard command = body.command(call.userId(), workspaceId);
        return commands.create(call, body, command, Subject.board(command.boardId()));
    }
}
