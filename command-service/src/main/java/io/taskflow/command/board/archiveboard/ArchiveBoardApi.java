package io.taskflow.command.board.archiveboard;

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

/** Takes {@link ArchiveBoard} over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Boards")
class ArchiveBoardApi {
    private final Commands commands;

    ArchiveBoardApi(Commands commands) {
        this.commands = commands;
    }

    @PostMapping("/boards/{boardId}/archive")
    @Operation(
            summary = "Archive a board",
            description =
                    "It leaves the list of its workspace. It is shown as it was, and nothing on it changes until it is restored.")
    @CommandAnswers
    ResponseEntity<CommandAnswer> archive(@PathVariable UUID boardId, Call call) {
        return commands.change(call, null, new ArchiveBoard(call.userId(), boardId), Subject.board(boardId));
    }
}
