package io.taskflow.command.board.boardmember;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskflow.command.http.Call;
import io.taskflow.command.http.CommandAnswer;
import io.taskflow.command.http.CommandAnswers;
import io.taskflow.command.http.Commands;
import io.taskflow.command.http.Input;
import io.taskflow.command.http.Subject;
import io.taskflow.events.board.BoardRole;
import io.taskflow.support.permission.Permission;
import io.taskflow.support.permission.Requires;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes {@link PutBoardMember} and {@link RemoveBoardMember} over HTTP. */
@RestController
@RequestMapping("/api/v1/boards/{boardId}/members/{userId}")
@Tag(name = "Boards")
class BoardMemberApi {
    private final Commands commands;

    BoardMemberApi(Commands commands) {
        this.commands = commands;
    }

    /** The body that says what someone is on a board. */
    record BoardMemberBody(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    allowableValues = {"EDITOR", "COMMENTER", "VIEWER"})
            @Nullable
            String role) {
        BoardRole asRole() {
            return Input.choice(BoardRole.class, Input.required(role, "/role"), "/role");
        }
    }

    @Requires(Permission.CHANGE_BOARD_MEMBERS)
    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Add someone to a board, or give them another role on it",
            description =
                    "Someone in the workspace. On a board that is the workspace's, a role of a board gives guests "
                            + "what they lack and takes nothing from others. The answer tells the board's version.")
    @CommandAnswers
    ResponseEntity<CommandAnswer> put(
            @PathVariable UUID boardId, @PathVariable UUID userId, @RequestBody BoardMemberBody body, Call call) {
        var command = new PutBoardMember(call.userId(), boardId, userId, body.asRole());
        return commands.change(call, body, command, Subject.boardMember(boardId, userId));
    }

    @Requires(Permission.CHANGE_BOARD_MEMBERS)
    @DeleteMapping
    @Operation(summary = "Take someone off a board", description = "Who was added may also leave by themselves.")
    @CommandAnswers
    ResponseEntity<CommandAnswer> remove(@PathVariable UUID boardId, @PathVariable UUID userId, Call call) {
        var command = new RemoveBoardMember(call.userId(), boardId, userId);
        return commands.change(call, null, command, Subject.boardMember(boardId, userId));
    }
}
