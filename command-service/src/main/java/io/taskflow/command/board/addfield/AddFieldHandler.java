package io.taskflow.command.board.addfield;

import io.taskflow.command.board.Boards;
import io.taskflow.command.decision.Refusal;
import io.taskflow.eventstore.AppendContext;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Handles {@link AddField}. */
@Component
class AddFieldHandler {
    private final Boards boards;

    AddFieldHandler(Boards boards) {
        this.boards = boards;
    }

    @CommandHandler
    @Nullable
    Refusal handle(AddField command, AppendContext append) {
        return boards.change(command.by(), command.boardId(), append, command::decide);
    }
}
