package io.taskflow.command.board.addcolumn;

import io.taskflow.command.board.Boards;
import io.taskflow.command.decision.Refusal;
import io.taskflow.command.rank.Ranks;
import io.taskflow.eventstore.AppendContext;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Handles {@link AddColumn}. */
@Component
class AddColumnHandler {
    private final Boards boards;
    private final Ranks ranks;

    AddColumnHandler(Boards boards, Ranks ranks) {
        this.boards = boards;
        this.ranks = ranks;
    }

    @CommandHandler
    @Nullable
    Refusal handle(AddColumn command, AppendContext append) {
        return boards.change(command.by(), command.boardId(), append, board -> command.decide(board, ranks));
    }
}
