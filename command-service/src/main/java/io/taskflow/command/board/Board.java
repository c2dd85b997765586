package io.taskflow.command.board;

import io.taskflow.events.EventMetadata;
import io.taskflow.events.board.BoardEvent;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.Nullable;

/** A board as Axon keeps it. Rules are none of its business. */
final class Board {
    @AggregateIdentifier
    private @Nullable String id;

    private @Nullable BoardState state;

    BoardState state() {
        BoardState now = state;
        if (now == null) {
            throw new IllegalStateException("a board without events was asked for its state");
        }
        return now;
    }

    void apply(BoardEvent event, UUID actor) {
        AggregateLifecycle.apply(
                event,
                MetaData.from(Map.of(
                        EventMetadata.ACTOR,
                        actor.toString(),
                        EventMetadata.SCOPE,
                        event.boardId().toString())));
    }

    @EventSourcingHandler
    void on(BoardEvent event) {
        id = event.boardId().toString();
        state = BoardState.evolve(state, event);
    }
}
