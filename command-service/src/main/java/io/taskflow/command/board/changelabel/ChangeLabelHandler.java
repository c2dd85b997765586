package io.taskflow.command.board.changelabel;

import io.taskflow.command.board.Boards;
import io.taskflow.command.decision.Refusal;
import io.taskflow.eventstore.AppendContext;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Handles {@link ChangeLabel}. */
@Component
class ChangeLabelHandler {
    private final Boards boards;

    ChangeLabelHandler(Boards boards) {
        this.boards = boards;
    }

    @CommandHandler
    @Nullable
    Refusal handle(ChangeLabel command, AppendContext append) {
        return boards.change(command.by(), command.boardId(), append, command::decide);
    }
}
