package io.taskflow.projection.activity;

import io.taskflow.events.board.BoardArchived;
import io.taskflow.events.board.BoardCreated;
import io.taskflow.events.board.BoardEvent;
import io.taskflow.events.board.BoardImported;
import io.taskflow.events.board.BoardMemberAdded;
import io.taskflow.events.board.BoardMemberRemoved;
import io.taskflow.events.board.BoardMemberRoleChanged;
import io.taskflow.events.board.BoardRenamed;
import io.taskflow.events.board.BoardRestored;
import io.taskflow.events.board.BoardRole;
import io.taskflow.events.board.BoardVisibilityChanged;
import io.taskflow.events.board.ColumnAdded;
import io.taskflow.events.board.ColumnArchived;
import io.taskflow.events.board.ColumnDeleted;
import io.taskflow.events.board.ColumnLimited;
import io.taskflow.events.board.ColumnMoved;
import io.taskflow.events.board.ColumnRenamed;
import io.taskflow.events.board.ColumnRestored;
import io.taskflow.events.board.FieldEvent;
import io.taskflow.events.board.LabelAdded;
import io.taskflow.events.board.LabelDeleted;
import io.taskflow.events.board.LabelRecolored;
import io.taskflow.events.board.LabelRenamed;
import io.taskflow.events.comment.CommentAdded;
import io.taskflow.events.comment.CommentDeleted;
import io.taskflow.events.comment.CommentEdited;
import io.taskflow.events.comment.CommentEvent;
import io.taskflow.events.task.BlockingBegan;
import io.taskflow.events.task.BlockingEnded;
import io.taskflow.events.task.ChecklistEvent;
import io.taskflow.events.task.TaskArchived;
import io.taskflow.events.task.TaskAssigned;
import io.taskflow.events.task.TaskBlocked;
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
import io.taskflow.events.task.TaskUnblocked;
import io.taskflow.events.task.TaskUnlabelled;
import io.taskflow.events.watcher.WatcherAdded;
import io.taskflow.events.watcher.WatcherEvent;
import io.taskflow.events.watcher.WatcherRemoved;
import io.taskflow.projection.rows.Rows;
import io.taskflow.projection.taskboard.BoardFields;
import io.taskflow.projection.taskboard.BoardRow;
import io.taskflow.projection.taskboard.ColumnRow;
import io.taskflow.projection.taskboard.CommentRow;
import io.taskflow.projection.taskboard.Labels;
import io.taskflow.projection.taskboard.TaskRow;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** What an event changed, by name, as JSON objects: as it was and as it became; null for nothing. */
record Told(@Nullable String before, @Nullable String after) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    static TaskRow standing(@Nullable TaskRow task) {
        if (task == null) {
            throw new IllegalStateException("a task has events before it was created");
        }
        return task;
    }

    static Told of(TaskEvent event, @Nullable TaskRow before, Rows rows) {
        return switch (event) {
            case TaskCreated e -> {
                Map<String, @Nullable Object> made = place(e.columnId(), e.rank(), rows);
                made.put("title", e.title());
                putIfAny(made, "description", e.description());
                putIfAny(made, "assignees", e.assignees().isEmpty() ? null : e.assignees());
                putIfAny(made, "priority", e.priority());
                putIfAny(made, "dueAt", e.dueAt());
                putIfAny(
                        made,
                        "fields",
                        e.fields().isEmpty() ? null : fields(e.boardId(), rows).named(e.fields()));
                yield told(Map.of(), made);
            }
            case TaskRenamed e -> both("title", standing(before).title(), e.title());
            case TaskDescribed e -> both("description", standing(before).description(), e.description());
            case TaskMoved e ->
                told(
                        place(standing(before).columnId(), standing(before).rank(), rows),
                        place(e.columnId(), e.rank(), rows));
            case TaskAssigned e -> both("assignee", null, e.userId());
            case TaskUnassigned e -> both("assignee", e.userId(), null);
            case TaskLabelled e -> told(Map.of(), label(e.labelId(), e.boardId(), rows));
            case TaskUnlabelled e -> told(label(e.labelId(), e.boardId(), rows), Map.of());
            case TaskPrioritized e -> both("priority", standing(before).priority(), e.priority());
            case TaskStartChanged e -> both("startAt", standing(before).startAt(), e.startAt());
            case TaskDueMarked e -> both("dueDone", standing(before).dueDone(), e.done());
            case TaskDueChanged e -> both("dueAt", standing(before).dueAt(), e.dueAt());
            case TaskFieldsChanged e -> {
                Map<String, String> old = standing(before).fields().values();
                old.keySet().retainAll(e.changes().keySet());
                BoardFields fields = fields(e.boardId(), rows);
                yield both("fields", fields.named(old), fields.named(e.changes()));
            }
            case TaskRecurrenceChanged e -> {
                String old = standing(before).recurrence();
                yield both("recurrence", old == null ? null : JSON.readTree(old), e.recurrence());
            }
            case TaskRecurred e -> {
                Map<String, @Nullable Object> next = new TreeMap<>();
                next.put("nextTaskId", e.nextTaskId());
                next.put("nextDueAt", e.nextDueAt());
                yield told(Map.of(), next);
            }
            case TaskFollowed e -> {
                Map<String, @Nullable Object> made = new TreeMap<>();
                made.put("previousTaskId", e.previousTaskId());
                made.put("recurrence", e.recurrence());
                yield told(Map.of(), made);
            }
            case ChecklistEvent e ->
                ChecklistTold.of(e, standing(before).checklists().all());
            case TaskBlocked e -> both("blockedBy", null, e.blockerId());
            case TaskUnblocked e -> both("blockedBy", e.blockerId(), null);
            case BlockingBegan e -> both("blocks", null, e.blockedId());
            case BlockingEnded e -> both("blocks", e.blockedId(), null);
            case TaskArchived e -> told(Map.of(), Map.of());
            case TaskRestored e -> told(Map.of(), place(e.columnId(), e.rank(), rows));
            case TaskLeft e -> left(e, standing(before), rows);
            case TaskJoined e -> joined(e, rows);
        };
    }

    /** Of what it was, that which did not go along; where it went is not for all to know. */
    private static Told left(TaskLeft e, TaskRow task, Rows rows) {
        Map<String, @Nullable Object> was = place(task.columnId(), task.rank(), rows);
        putIfAny(was, "labels", e.lostLabels().isEmpty() ? null : names(e.lostLabels(), e.boardId(), rows));
        Map<String, String> values = task.fields().values();
        values.keySet().retainAll(e.lostFields());
        putIfAny(
                was,
                "fields",
                values.isEmpty() ? null : fields(e.boardId(), rows).named(values));
        putIfAny(was, "unassigned", e.lostAssignees().isEmpty() ? null : e.lostAssignees());
        return told(was, Map.of());
    }

    private static Told joined(TaskJoined e, Rows rows) {
        Map<String, @Nullable Object> made = place(e.columnId(), e.rank(), rows);
        made.put("title", e.title());
        putIfAny(made, "description", e.description());
        putIfAny(made, "assignees", e.assignees().isEmpty() ? null : e.assignees());
        putIfAny(made, "labels", e.labels().isEmpty() ? null : names(e.labels(), e.boardId(), rows));
        putIfAny(made, "priority", e.priority());
        putIfAny(made, "startAt", e.startAt());
        putIfAny(made, "dueAt", e.dueAt());
        putIfAny(
                made,
                "fields",
                e.fields().isEmpty() ? null : fields(e.boardId(), rows).named(e.fields()));
        return told(Map.of(), made);
    }

    private static List<String> names(List<UUID> worn, UUID boardId, Rows rows) {
        Labels labels = labels(boardId, rows);
        return worn.stream().map(labels::name).toList();
    }

    static Told of(CommentEvent event, Rows rows) {
        CommentRow before = rows.find(CommentRow.ENTITY, event.commentId());
        Map<String, @Nullable Object> said = before == null ? Map.of() : comment(before.id(), before.text());
        return switch (event) {
            case CommentAdded e -> told(Map.of(), comment(e.commentId(), e.text()));
            case CommentEdited e -> told(said, comment(e.commentId(), e.text()));
            case CommentDeleted e -> told(said, Map.of());
        };
    }

    /** Who watches a task from now on, or no longer. */
    static Told of(WatcherEvent event) {
        return switch (event) {
            case WatcherAdded e -> both("watcher", null, e.userId());
            case WatcherRemoved e -> both("watcher", e.userId(), null);
        };
    }

    private static Map<String, @Nullable Object> comment(UUID id, String text) {
        Map<String, @Nullable Object> values = new TreeMap<>();
        values.put("commentId", id);
        values.put("comment", text);
        return values;
    }

    static Told of(BoardEvent event, Rows rows) {
        return switch (event) {
            case BoardCreated e -> both("name", null, e.name());
            case BoardImported e -> both("importId", null, e.importId());
            case BoardRenamed e -> {
                BoardRow board = rows.find(BoardRow.ENTITY, e.boardId());
                yield both("name", board == null ? null : board.name(), e.name());
            }
            case BoardArchived _, BoardRestored _ -> told(Map.of(), Map.of());
            case BoardVisibilityChanged e -> {
                BoardRow board = rows.find(BoardRow.ENTITY, e.boardId());
                yield both("visibility", board == null ? null : board.visibility(), e.visibility());
            }
            case BoardMemberAdded e -> told(Map.of(), member(e.userId(), e.role()));
            case BoardMemberRoleChanged e -> told(member(e.userId(), e.from()), member(e.userId(), e.role()));
            case BoardMemberRemoved e -> told(member(e.userId(), e.role()), Map.of());
            case ColumnAdded e -> told(Map.of(), column(e.columnId(), e.name()));
            case ColumnRenamed e -> told(column(e.columnId(), rows), column(e.columnId(), e.name()));
            case ColumnMoved e -> told(column(e.columnId(), rows), column(e.columnId(), rows));
            case ColumnLimited e ->
                told(limited(e, rows), limited(column(e.columnId(), rows), e.wipLimit(), e.wipPolicy()));
            case ColumnArchived e -> told(column(e.columnId(), rows), Map.of());
            case ColumnRestored e -> told(Map.of(), column(e.columnId(), rows));
            case ColumnDeleted e -> told(column(e.columnId(), rows), Map.of());
            case LabelAdded e -> told(Map.of(), colored(label(e.labelId(), e.name()), e.color()));
            case LabelRenamed e -> told(label(e.labelId(), e.boardId(), rows), label(e.labelId(), e.name()));
            case LabelRecolored e ->
                told(
                        colored(label(e.labelId(), e.boardId(), rows), color(e, rows)),
                        colored(label(e.labelId(), e.boardId(), rows), e.color()));
            case LabelDeleted e -> told(label(e.labelId(), e.boardId(), rows), Map.of());
            case FieldEvent e -> FieldTold.of(e, fields(e.boardId(), rows));
        };
    }

    private static Map<String, @Nullable Object> member(UUID userId, BoardRole role) {
        Map<String, @Nullable Object> values = new TreeMap<>();
        values.put("member", userId);
        values.put("role", role);
        return values;
    }

    private static Told told(Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
        return new Told(json(before), json(after));
    }

    private static Told both(String name, @Nullable Object before, @Nullable Object after) {
        Map<String, @Nullable Object> was = new TreeMap<>();
        Map<String, @Nullable Object> is = new TreeMap<>();
        putIfAny(was, name, before);
        putIfAny(is, name, after);
        return told(was, is);
    }

    private static Map<String, @Nullable Object> column(UUID id, Rows rows) {
        ColumnRow column = rows.find(ColumnRow.ENTITY, id);
        return column(id, column == null ? "" : column.name());
    }

    private static Map<String, @Nullable Object> column(UUID id, String name) {
        Map<String, @Nullable Object> values = new TreeMap<>();
        values.put("columnId", id);
        values.put("column", name);
        return values;
    }

    private static Map<String, @Nullable Object> limited(ColumnLimited event, Rows rows) {
        ColumnRow column = rows.find(ColumnRow.ENTITY, event.columnId());
        return column == null
                ? Map.of()
                : limited(column(column.id(), column.name()), column.wipLimit(), column.wipPolicy());
    }

    private static Map<String, @Nullable Object> limited(
            Map<String, @Nullable Object> column, @Nullable Integer limit, Object policy) {
        putIfAny(column, "wipLimit", limit);
        column.put("wipPolicy", policy);
        return column;
    }

    private static Map<String, @Nullable Object> label(UUID id, UUID boardId, Rows rows) {
        return label(id, labels(boardId, rows).name(id));
    }

    private static Map<String, @Nullable Object> label(UUID id, String name) {
        Map<String, @Nullable Object> values = new TreeMap<>();
        values.put("labelId", id);
        values.put("label", name);
        return values;
    }

    private static Map<String, @Nullable Object> colored(Map<String, @Nullable Object> label, String color) {
        label.put("color", color);
        return label;
    }

    private static String color(LabelRecolored event, Rows rows) {
        return labels(event.boardId(), rows).all().stream()
                .filter(label -> label.id().equals(event.labelId()))
                .map(Labels.Label::color)
                .findFirst()
                .orElse("");
    }

    private static Labels labels(UUID boardId, Rows rows) {
        BoardRow board = rows.find(BoardRow.ENTITY, boardId);
        return board == null ? Labels.NONE : board.labels();
    }

    private static BoardFields fields(UUID boardId, Rows rows) {
        BoardRow board = rows.find(BoardRow.ENTITY, boardId);
        return board == null ? BoardFields.NONE : board.fields();
    }

    private static Map<String, @Nullable Object> place(UUID columnId, String rank, Rows rows) {
        Map<String, @Nullable Object> values = column(columnId, rows);
        values.put("rank", rank);
        return values;
    }

    private static void putIfAny(Map<String, @Nullable Object> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value);
        }
    }

    static @Nullable String json(Map<String, @Nullable Object> values) {
        return values.isEmpty() ? null : JSON.writeValueAsString(values);
    }
}
