package io.taskflow.command.task;

import io.taskflow.command.inline.Statements;
import io.taskflow.command.inline.Statements.Column;
import io.taskflow.events.EventTypes;
import io.taskflow.events.task.TaskBlocked;
import io.taskflow.events.task.TaskUnblocked;
import io.taskflow.eventstore.InlineProjection;
import io.taskflow.eventstore.RecordedEvent;
import io.taskflow.support.events.EventCodec;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps which task waits for which, so that ways through them are found before the next dependency is added. */
public final class DependencyProjection implements InlineProjection {
    private static final String BLOCKED = EventTypes.of(TaskBlocked.class).name();
    private static final String UNBLOCKED = EventTypes.of(TaskUnblocked.class).name();
    private static final Column<DependencyGraph.Dependency> TASK =
            new Column<>("uuid", DependencyGraph.Dependency::taskId);
    private static final Column<DependencyGraph.Dependency> BLOCKER =
            new Column<>("uuid", DependencyGraph.Dependency::blockerId);

    private final EventCodec codec;

    public DependencyProjection(EventCodec codec) {
        this.codec = codec;
    }

    @Override
    public void apply(List<RecordedEvent> group, Connection connection) throws SQLException {
        // One may come and go in the same group: its last event tells.
        Map<DependencyGraph.Dependency, Boolean> stands = new LinkedHashMap<>();
        for (RecordedEvent event : group) {
            if (event.type().equals(BLOCKED)) {
                var e = (TaskBlocked) decoded(event);
                stands.put(new DependencyGraph.Dependency(e.taskId(), e.blockerId()), true);
            } else if (event.type().equals(UNBLOCKED)) {
                var e = (TaskUnblocked) decoded(event);
                stands.put(new DependencyGraph.Dependency(e.taskId(), e.blockerId()), false);
            }
        }
        Statements.runForAll(connection, """
                INSERT INTO command.dependency (task_id, blocker_id)
                SELECT * FROM unnest(?::uuid[], ?::uuid[]) ON CONFLICT DO NOTHING""", those(stands, true), TASK, BLOCKER);
        Statements.runForAll(connection, """
                DELETE FROM command.dependency d USING unnest(?::uuid[], ?::uuid[]) AS gone(task_id, blocker_id)
                 WHERE d.task_id = gone.task_id AND d.blocker_id = gone.blocker_id""", those(stands, false), TASK, BLOCKER);
    }

    private Object decoded(RecordedEvent event) {
        return codec.decode(event.type(), event.revision(), event.payload());
    }

    private static List<DependencyGraph.Dependency> those(
            Map<DependencyGraph.Dependency, Boolean> stands, boolean standing) {
        return stands.entrySet().stream()
                .filter(entry -> entry.getValue() == standing)
                .map(Map.Entry::getKey)
                .toList();
    }
}
