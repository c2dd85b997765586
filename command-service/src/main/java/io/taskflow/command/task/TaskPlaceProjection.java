package io.taskflow.command.task;

import io.taskflow.command.inline.Statements;
import io.taskflow.command.inline.Statements.Column;
import io.taskflow.events.EventTypes;
import io.taskflow.events.task.ChecklistEvent;
import io.taskflow.events.task.DependencyEvent;
import io.taskflow.events.task.TaskArchived;
import io.taskflow.events.task.TaskAssigned;
import io.taskflow.events.task.TaskCreated;
import io.taskflow.events.task.TaskDescribed;
import io.taskflow.events.task.TaskDueChanged;
import io.taskflow.events.task.TaskDueMarked;
import io.taskflow.events.task.TaskEvent;
import io.taskflow.events.task.TaskFieldsChanged;
import io.taskflow.events.task.TaskFollowed;
import io.taskflow.events.task.TaskJoined;
import io.taskflow.events.task.TaskLabelled;
import io.taskflow.events.task.TaskLeft;
import io.taskflow.events.task.TaskMoved;
import io.taskflow.events.task.TaskPrioritized;
import io.taskflow.events.task.TaskRecurred;
import io.taskflow.events.task.TaskRecurrenceChanged;
import io.taskflow.events.task.TaskRenamed;
import io.taskflow.events.task.TaskRestored;
import io.taskflow.events.task.TaskStartChanged;
import io.taskflow.events.task.TaskUnassigned;
import io.taskflow.events.task.TaskUnlabelled;
import io.taskflow.eventstore.InlineProjection;
import io.taskflow.eventstore.RecordedEvent;
import io.taskflow.support.events.EventCodec;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keeps where the tasks on the boards stand, so that the next one can be put right beside them. */
public final class TaskPlaceProjection implements InlineProjection {
    private static final Set<String> PLACING = Stream.of(
                    TaskCreated.class, TaskMoved.class, TaskRestored.class, TaskJoined.class, TaskArchived.class)
            .map(type -> EventTypes.of(type).name())
            .collect(Collectors.toUnmodifiableSet());

    private final EventCodec codec;

    public TaskPlaceProjection(EventCodec codec) {
        this.codec = codec;
    }

    private record Stand(UUID taskId, UUID columnId, String rank, long came) {}

    @Override
    public void apply(List<RecordedEvent> group, Connection connection) throws SQLException {
        Map<UUID, Stand> standing = new LinkedHashMap<>();
        List<UUID> gone = new ArrayList<>();
        for (RecordedEvent event : group) {
            if (PLACING.contains(event.type())) {
                place((TaskEvent) codec.decode(event.type(), event.revision(), event.payload()), event, standing, gone);
            }
        }
        Statements.runForAll(
                connection,
                "DELETE FROM command.task_place WHERE task_id = ANY (?)",
                gone,
                new Column<>("uuid", task -> task));
        Statements.runForAll(
                connection,
                """
                INSERT INTO command.task_place (task_id, column_id, rank, came)
                SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::bigint[])
                ON CONFLICT (task_id) DO UPDATE
                  SET column_id = excluded.column_id, rank = excluded.rank, came = excluded.came""",
                standing.values(),
                new Column<>("uuid", Stand::taskId),
                new Column<>("uuid", Stand::columnId),
                new Column<>("text", Stand::rank),
                new Column<>("bigint", Stand::came));
    }

    private static void place(TaskEvent event, RecordedEvent recorded, Map<UUID, Stand> standing, List<UUID> gone) {
        long came = recorded.position();
        switch (event) {
            case TaskCreated e -> standing.put(e.taskId(), new Stand(e.taskId(), e.columnId(), e.rank(), came));
            case TaskMoved e -> standing.put(e.taskId(), new Stand(e.taskId(), e.columnId(), e.rank(), came));
            case TaskRestored e -> standing.put(e.taskId(), new Stand(e.taskId(), e.columnId(), e.rank(), came));
            case TaskJoined e -> standing.put(e.taskId(), new Stand(e.taskId(), e.columnId(), e.rank(), came));
            case TaskArchived e -> {
                standing.remove(e.taskId());
                gone.add(e.taskId());
            }
            case TaskRenamed _,
                    TaskDescribed _,
                    TaskAssigned _,
                    TaskUnassigned _,
                    TaskLabelled _,
                    TaskUnlabelled _,
                    ChecklistEvent _,
                    DependencyEvent _,
                    TaskPrioritized _,
                    TaskStartChanged _,
                    TaskDueChanged _,
                    TaskDueMarked _,
                    TaskFieldsChanged _,
                    TaskRecurrenceChanged _,
                    TaskRecurred _,
                    TaskFollowed _,
                    TaskLeft _ -> throw new IllegalStateException(event + " places nothing");
        }
    }
}
