package io.taskflow.command.board.changefield;

import io.taskflow.command.board.Boards;
import io.taskflow.command.decision.Refusal;
import io.taskflow.eventstore.AppendContext;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Handles {@link ChangeField}. */
@Component
class ChangeFieldHandler {
    private final Boards boards;

    ChangeFieldHandler(Boards boards) {
        this.boards = boards;
    }

    @CommandHandler
    @Nullable
    Refusal handle(ChangeField command, AppendContext append) {
        return boards.change(command.by(), command.boardId(), append, command::decide);
    }
}
