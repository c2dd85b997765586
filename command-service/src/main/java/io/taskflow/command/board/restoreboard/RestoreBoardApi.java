package io.taskflow.command.board.restoreboard;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
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

/** Takes {@link RestoreBoard} over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Boards")
class RestoreBoardApi {
    private final Commands commands;

    RestoreBoardApi(Commands commands) {
        this.commands = commands;
    }

    @PostMapping("/boards/{boardId}/restore")
    @Operation(summary = "Restore an archived board", description = "It takes commands again.")
    @CommandAnswers
    ResponseEntity<CommandAnswer> restore(@PathVariable UUID boardId, Call call) {
        return commands.change(call, null, new RestoreBoard(call.userId(), boardId), Subject.board(boardId));
    }
}
