package io.taskflow.command.task;

import io.taskflow.command.claim.Claims;
import io.taskflow.command.claim.Keys;
import io.taskflow.command.rank.Ranks;
import io.taskflow.events.EventMetadata;
import io.taskflow.events.EventType;
import io.taskflow.events.EventTypes;
import io.taskflow.events.id.UuidV7;
import io.taskflow.events.task.TaskMoved;
import io.taskflow.eventstore.AppendRefusedException;
import io.taskflow.eventstore.AppendRequest;
import io.taskflow.eventstore.Appender;
import io.taskflow.eventstore.EventLog;
import io.taskflow.eventstore.Guard;
import io.taskflow.eventstore.NewEvent;
import io.taskflow.support.events.EventCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Gives all tasks of a column ranks that are short and far apart, in the order they have. Ranks grow by a digit or so
 * whenever a column is shuffled through, so this is needed once in tens of thousands of moves. It raises the tasks'
 * versions, and nobody did it: the events have no actor.
 */
final class Rebalancing {
    private static final EventType MOVED = EventTypes.of(TaskMoved.class);

    private final TaskPlaces places;
    private final Ranks ranks;
    private final Appender appender;
    private final EventLog log;
    private final EventCodec codec;

    Rebalancing(TaskPlaces places, Ranks ranks, Appender appender, EventLog log, EventCodec codec) {
        this.places = places;
        this.ranks = ranks;
        this.appender = appender;
        this.log = log;
        this.codec = codec;
    }

    /** Spreads all tasks of a column but one, which is about to move; does nothing when others are at it or move them. */
    void spread(UUID boardId, UUID columnId, UUID mover) {
        List<UUID> order = places.inOrder(columnId, mover);
        List<String> spread = ranks.spread(order.size());
        byte[] metadata = codec.encodeMetadata(Map.of(EventMetadata.SCOPE, boardId.toString()));
        List<NewEvent> events = new ArrayList<>(order.size());
        for (int i = 0; i < spread.size(); i++) {
            UUID task = order.get(i);
            events.add(new NewEvent(
                    UuidV7.next().toString(),
                    task.toString(),
                    Task.class.getSimpleName(),
                    boardId.toString(),
                    log.version(task.toString()),
                    MOVED.name(),
                    MOVED.revision(),
                    codec.encode(new TaskMoved(task, boardId, columnId, columnId, spread.get(i))),
                    metadata,
                    null));
        }
        // Their versions were read after their places: if these are the same still, what moves later is found by its
        // version.
        if (!places.inOrder(columnId, mover).equals(order)) {
            return;
        }
        try {
            appender.append(AppendRequest.of(events)
                    .with(
                            List.of(),
                            List.of(Claims.open(boardId), new Guard.MustExist(Keys.column(boardId, columnId))),
                            null));
        } catch (AppendRefusedException e) {
            // The column is none of this board's, or its tasks move: the command itself finds out, or the next one
            // spreads.
        }
    }
}
