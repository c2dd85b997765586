package io.taskflow.command.task;

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
import io.taskflow.events.task.TaskLabelled;
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
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
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
                    TaskCreated.class, TaskMoved.class, TaskRestored.class, TaskArchived.class)
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
        remove(gone, connection);
        stand(new ArrayList<>(standing.values()), connection);
    }

    private static void place(TaskEvent event, RecordedEvent recorded, Map<UUID, Stand> standing, List<UUID> gone) {
        long came = recorded.position();
        switch (event) {
            case TaskCreated e -> standing.put(e.taskId(), new Stand(e.taskId(), e.columnId(), e.rank(), came));
            case TaskMoved e -> standing.put(e.taskId(), new Stand(e.taskId(), e.columnId(), e.rank(), came));
            case TaskRestored e -> standing.put(e.taskId(), new Stand(e.taskId(), e.columnId(), e.rank(), came));
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
                    TaskFollowed _ -> throw new IllegalStateException(event + " places nothing");
        }
    }

    private static void remove(List<UUID> tasks, Connection connection) throws SQLException {
        if (tasks.isEmpty()) {
            return;
        }
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM command.task_place WHERE task_id = ANY (?)")) {
            delete.setArray(1, connection.createArrayOf("uuid", tasks.toArray()));
            delete.executeUpdate();
        }
    }

    private static void stand(List<Stand> tasks, Connection connection) throws SQLException {
        if (tasks.isEmpty()) {
            return;
        }
        Object[] ids = new Object[tasks.size()];
        Object[] columns = new Object[tasks.size()];
        Object[] ranks = new Object[tasks.size()];
        Object[] came = new Object[tasks.size()];
        for (int i = 0; i < ids.length; i++) {
            Stand task = tasks.get(i);
            ids[i] = task.taskId();
            columns[i] = task.columnId();
            ranks[i] = task.rank();
            came[i] = task.came();
        }
        try (PreparedStatement upsert = connection.prepareStatement("""
                INSERT INTO command.task_place (task_id, column_id, rank, came)
                SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::bigint[])
                ON CONFLICT (task_id) DO UPDATE
                  SET column_id = excluded.column_id, rank = excluded.rank, came = excluded.came""")) {
            Array[] arrays = {
                connection.createArrayOf("uuid", ids),
                connection.createArrayOf("uuid", columns),
                connection.createArrayOf("text", ranks),
                connection.createArrayOf("bigint", came)
            };
            for (int i = 0; i < arrays.length; i++) {
                upsert.setArray(i + 1, arrays[i]);
            }
            upsert.executeUpdate();
        }
    }
}
