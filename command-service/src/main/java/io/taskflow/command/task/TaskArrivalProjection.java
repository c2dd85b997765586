package io.taskflow.command.task;

import io.taskflow.command.inline.Statements;
import io.taskflow.events.EventTypes;
import io.taskflow.events.task.TaskJoined;
import io.taskflow.eventstore.InlineProjection;
import io.taskflow.eventstore.RecordedEvent;
import io.taskflow.support.events.EventCodec;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;

/** Keeps to which boards tasks came from others, and when: few ever do, so readers of a task look here before they ask its board. */
public final class TaskArrivalProjection implements InlineProjection {
    private static final String JOINED = EventTypes.of(TaskJoined.class).name();

    private final EventCodec codec;

    public TaskArrivalProjection(EventCodec codec) {
        this.codec = codec;
    }

    @Override
    public void apply(List<RecordedEvent> group, Connection connection) throws SQLException {
        for (RecordedEvent event : group) {
            if (event.type().equals(JOINED)) {
                var joined = (TaskJoined) codec.decode(event.type(), event.revision(), event.payload());
                Statements.run(
                        connection,
                        "INSERT INTO command.task_arrival (task_id, position, board_id, at) VALUES (?, ?, ?, ?)",
                        joined.taskId(),
                        event.position(),
                        joined.boardId(),
                        event.occurredAt().atOffset(ZoneOffset.UTC));
            }
        }
    }
}
