package io.taskflow.command.comment;

import io.taskflow.events.EventMetadata;
import io.taskflow.events.comment.CommentEvent;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.Nullable;

/** A comment as Axon keeps it. Rules are none of its business. */
final class Comment {
    @AggregateIdentifier
    private @Nullable String id;

    private @Nullable CommentState state;

    CommentState state() {
        CommentState now = state;
        if (now == null) {
            throw new IllegalStateException("a comment without events was asked for its state");
        }
        return now;
    }

    void apply(CommentEvent event, UUID actor) {
        AggregateLifecycle.apply(
                event,
                MetaData.from(Map.of(
                        EventMetadata.ACTOR,
                        actor.toString(),
                        EventMetadata.SCOPE,
                        event.boardId().toString())));
    }

    @EventSourcingHandler
    void on(CommentEvent event) {
        id = event.commentId().toString();
        state = CommentState.evolve(state, event);
    }
}
