package io.taskflow.command.board.createboard;

import io.taskflow.command.board.Boards;
import io.taskflow.command.decision.Refusal;
import io.taskflow.command.rank.Ranks;
import io.taskflow.events.id.UuidV7;
import io.taskflow.eventstore.AppendContext;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Handles {@link CreateBoard}. */
@Component
class CreateBoardHandler {
    private final Boards boards;
    private final Ranks ranks;

    CreateBoardHandler(Boards boards, Ranks ranks) {
        this.boards = boards;
        this.ranks = ranks;
    }

    @CommandHandler
    @Nullable
    Refusal handle(CreateBoard command, AppendContext append) throws Exception {
        return boards.create(
                command.by(),
                command.workspaceId(),
                command.template(),
                append,
                model -> command.decide(model, ranks, UuidV7::next));
    }
}
