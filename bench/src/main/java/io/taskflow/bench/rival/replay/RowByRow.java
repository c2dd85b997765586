package io.taskflow.bench.rival.replay;

import io.taskflow.events.TaskflowEvent;
import io.taskflow.events.task.TaskAssigned;
import io.taskflow.events.task.TaskCreated;
import io.taskflow.events.task.TaskEvent;
import io.taskflow.events.task.TaskFieldsChanged;
import io.taskflow.events.task.TaskMoved;
import io.taskflow.events.task.TaskPrioritized;
import io.taskflow.events.task.TaskUnassigned;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Current row, span of history, activity, words to look for, whose task it is: a few statements an event, as a projection is usually written.
 * Boards and columns are only counted, tasks get no number and columns no count, no epoch is ever cut, and what an import never sets stays out of the rows:
 * all of it favours the rival.
 */
@Component
@ProcessingGroup("views")
class RowByRow {
    private final JdbcTemplate jdbc;
    private final LongAdder processed = new LongAdder();

    RowByRow(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    long processed() {
        return processed.sum();
    }

    @EventHandler
    void on(TaskflowEvent event, DomainEventMessage<?> message) {
        if (event instanceof TaskEvent task) {
            on(task, message.getSequenceNumber() + 1, message.getTimestamp());
        }
        processed.increment();
    }

    private void on(TaskEvent event, long version, Instant timestamp) {
        OffsetDateTime at = timestamp.atOffset(ZoneOffset.UTC);
        UUID task = event.taskId();
        switch (event) {
            case TaskCreated e -> {
                jdbc.update(
                        """
                        INSERT INTO task_current(task_id, board_id, column_id, rank, external_id, title, description, assignees,
                            priority, fields, archived, version, created_at, updated_at, position)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?::uuid[], ?, ?::jsonb, false, 1, ?, ?, 0)""",
                        task,
                        e.boardId(),
                        e.columnId(),
                        e.rank(),
                        e.externalId(),
                        e.title(),
                        e.description(),
                        e.assignees().toString().replace('[', '{').replace(']', '}'),
                        e.priority() == null ? null : e.priority().name(),
                        JsonMapper.shared().writeValueAsString(e.fields()),
                        at,
                        at);
                jdbc.update(
                        """
                        INSERT INTO document_current(document_id, board_id, task_id, comment, external_id, language, title, body,
                            marks, created_position, position, updated_at)
                        VALUES (?, ?, ?, false, ?, 'english', ?, ?, ?, 0, 0, ?)""",
                        task,
                        e.boardId(),
                        task,
                        e.externalId(),
                        e.title(),
                        e.description() == null ? "" : e.description(),
                        marks(e.fields()),
                        at);
                e.assignees().forEach(person -> assign(e, person, at));
            }
            case TaskMoved e -> change(task, version, at, "column_id = ?, rank = ?", e.columnId(), e.rank());
            case TaskAssigned e -> {
                change(task, version, at, "assignees = array_append(assignees, ?)", e.userId());
                assign(e, e.userId(), at);
            }
            case TaskUnassigned e -> {
                change(task, version, at, "assignees = array_remove(assignees, ?)", e.userId());
                jdbc.update("DELETE FROM assignment_current WHERE task_id = ? AND user_id = ?", task, e.userId());
            }
            case TaskPrioritized e ->
                change(
                        task,
                        version,
                        at,
                        "priority = ?",
                        e.priority() == null ? null : e.priority().name());
            case TaskFieldsChanged e -> {
                change(
                        task,
                        version,
                        at,
                        "fields = jsonb_strip_nulls(fields || ?::jsonb)",
                        JsonMapper.shared().writeValueAsString(e.changes()));
                jdbc.update("""
                        UPDATE document_current d SET updated_at = t.updated_at, marks = (
                            SELECT coalesce(string_agg('=' || key || '=' || value, E'\n'), '') FROM jsonb_each_text(t.fields))
                        FROM task_current t WHERE t.task_id = d.document_id AND d.document_id = ?""", task);
            }
            default -> throw new IllegalArgumentException("an import makes no " + event.getClass());
        }
        jdbc.update(
                "UPDATE task_history SET valid_to = ?, to_position = 0 WHERE board_id = ? AND epoch = 0 AND task_id = ? AND valid_to IS NULL",
                at,
                event.boardId(),
                task);
        jdbc.update("""
                INSERT INTO task_history(month, epoch, carried, valid_from, from_position, task_id, board_id, column_id, rank,
                    external_id, title, description, assignees, priority, due_at, fields, archived, version, created_at)
                SELECT date_trunc('month', updated_at), 0, false, updated_at, version, task_id, board_id, column_id, rank,
                    external_id, title, description, assignees, priority, due_at, fields, archived, version, created_at
                FROM task_current WHERE task_id = ?""", task);
        jdbc.update(
                "INSERT INTO activity(month, board_id, position, task_id, type, occurred_at, after) "
                        + "VALUES (date_trunc('month', ?::timestamptz), ?, nextval('activity_number'), ?, ?, ?, ?::jsonb)",
                at,
                event.boardId(),
                task,
                event.getClass().getSimpleName(),
                at,
                JsonMapper.shared().writeValueAsString(event));
    }

    private void assign(TaskEvent event, UUID person, OffsetDateTime at) {
        jdbc.update("""
                INSERT INTO assignment_current(assignment_id, board_id, task_id, user_id, archived, position, updated_at)
                VALUES (gen_random_uuid(), ?, ?, ?, false, 0, ?)""", event.boardId(), event.taskId(), person, at);
    }

    private static String marks(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> "=" + field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining("\n"));
    }

    private void change(UUID task, long version, OffsetDateTime at, String what, @Nullable Object... values) {
        @Nullable Object[] all = new Object[values.length + 3];
        System.arraycopy(values, 0, all, 0, values.length);
        all[values.length] = version;
        all[values.length + 1] = at;
        all[values.length + 2] = task;
        jdbc.update("UPDATE task_current SET " + what + ", version = ?, updated_at = ? WHERE task_id = ?", all);
    }
}
