package io.taskflow.command.board.boardmember;

import io.taskflow.command.board.Boards;
import io.taskflow.command.decision.Refusal;
import io.taskflow.eventstore.AppendContext;
import io.taskflow.support.permission.Permission;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Handles {@link PutBoardMember} and {@link RemoveBoardMember}. That the person is in the workspace, the append demands. */
@Component
class BoardMemberHandler {
    private final Boards boards;

    BoardMemberHandler(Boards boards) {
        this.boards = boards;
    }

    @CommandHandler
    @Nullable
    Refusal handle(PutBoardMember command, AppendContext append) {
        return boards.change(command.by(), command.boardId(), Permission.CHANGE_BOARD_MEMBERS, append, command::decide);
    }

    @CommandHandler
    @Nullable
    Refusal handle(RemoveBoardMember command, AppendContext append) {
        return boards.changeAny(command.by(), command.boardId(), command.permission(), append, command::decide);
    }
}
