package io.taskflow.command.board;

import io.taskflow.command.aggregate.Root;
import io.taskflow.events.board.BoardEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A board as Axon keeps it. */
final class Board extends Root<BoardEvent, BoardState> {
    @Override
    protected UUID id(BoardEvent event) {
        return event.boardId();
    }

    @Override
    protected UUID scope(BoardEvent event) {
        return event.boardId();
    }

    @Override
    protected BoardState evolve(@Nullable BoardState before, BoardEvent event) {
        return BoardState.evolve(before, event);
    }
}
