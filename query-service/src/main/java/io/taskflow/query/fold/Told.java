package io.taskflow.query.fold;

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
import io.taskflow.query.taskboard.BoardHeader;
import io.taskflow.query.taskboard.TaskBoardView;
import io.taskflow.query.taskboard.TaskRecurrence;
import io.taskflow.query.taskboard.TaskRow;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an event changed, by name: as it was and as it became. */
public record Told(Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
    /**
     * What an event of a task changed.
     *
     * @param after as it left, where it is on the board no more
     * @param board what names its columns, labels and fields
     */
    public static Told of(TaskEvent event, @Nullable TaskRow before, TaskRow after, BoardFold board) {
        return switch (event) {
            case TaskCreated e -> {
                Map<String, @Nullable Object> made = place(after, board);
                made.put("title", e.title());
                putIfAny(made, "description", e.description());
                putIfAny(made, "assignees", e.assignees().isEmpty() ? null : e.assignees());
                putIfAny(made, "priority", e.priority());
                putIfAny(made, "dueAt", e.dueAt());
                putIfAny(
                        made,
                        "fields",
                        e.fields().isEmpty() ? null : board.fields().named(e.fields()));
                yield new Told(Map.of(), made);
            }
            case TaskRenamed e -> both("title", before == null ? null : before.title(), e.title());
            case TaskDescribed e -> both("description", before == null ? null : before.description(), e.description());
            case TaskMoved e -> new Told(before == null ? Map.of() : place(before, board), place(after, board));
            case TaskAssigned e -> both("assignee", null, e.userId());
            case TaskUnassigned e -> both("assignee", e.userId(), null);
            case TaskLabelled e -> new Told(Map.of(), label(board.label(e.labelId())));
            case TaskUnlabelled e -> new Told(label(board.label(e.labelId())), Map.of());
            case TaskPrioritized e -> both("priority", before == null ? null : before.priority(), e.priority());
            case TaskStartChanged e -> both("startAt", before == null ? null : before.startAt(), e.startAt());
            case TaskDueMarked e -> both("dueDone", before != null && before.dueDone(), e.done());
            case TaskDueChanged e -> both("dueAt", before == null ? null : before.dueAt(), e.dueAt());
            case TaskFieldsChanged e -> {
                Map<String, String> old = new TreeMap<>(before == null ? Map.of() : before.fields());
                old.keySet().retainAll(e.changes().keySet());
                yield both("fields", board.fields().named(old), board.fields().named(e.changes()));
            }
            case TaskRecurrenceChanged e ->
                both("recurrence", before == null ? null : before.recurrence(), TaskRecurrence.of(e.recurrence()));
            case TaskRecurred e -> {
                Map<String, @Nullable Object> next = new TreeMap<>();
                next.put("nextTaskId", e.nextTaskId());
                next.put("nextDueAt", e.nextDueAt());
                yield new Told(Map.of(), next);
            }
            case TaskFollowed e -> {
                Map<String, @Nullable Object> made = new TreeMap<>();
                made.put("previousTaskId", e.previousTaskId());
                made.put("recurrence", TaskRecurrence.of(e.recurrence()));
                yield new Told(Map.of(), made);
            }
            case ChecklistEvent e ->
                ChecklistTold.of(
                        e, before == null ? List.of() : before.checklists().all());
            case TaskBlocked e -> both("blockedBy", null, e.blockerId());
            case TaskUnblocked e -> both("blockedBy", e.blockerId(), null);
            case BlockingBegan e -> both("blocks", null, e.blockedId());
            case BlockingEnded e -> both("blocks", e.blockedId(), null);
            case TaskArchived e -> new Told(Map.of(), Map.of());
            case TaskRestored e -> new Told(Map.of(), place(after, board));
            case TaskLeft e -> left(e, after, board);
            case TaskJoined e -> joined(e, after, board);
        };
    }

    /** Of what it was, that which did not go along; where it went is not for all to know. */
    private static Told left(TaskLeft e, TaskRow task, BoardFold board) {
        Map<String, @Nullable Object> was = place(task, board);
        putIfAny(was, "labels", e.lostLabels().isEmpty() ? null : names(e.lostLabels(), board));
        Map<String, String> values = new TreeMap<>(task.fields());
        values.keySet().retainAll(e.lostFields());
        putIfAny(was, "fields", values.isEmpty() ? null : board.fields().named(values));
        putIfAny(was, "unassigned", e.lostAssignees().isEmpty() ? null : e.lostAssignees());
        return new Told(was, Map.of());
    }

    private static Told joined(TaskJoined e, TaskRow task, BoardFold board) {
        Map<String, @Nullable Object> made = place(task, board);
        made.put("title", e.title());
        putIfAny(made, "description", e.description());
        putIfAny(made, "assignees", e.assignees().isEmpty() ? null : e.assignees());
        putIfAny(made, "labels", e.labels().isEmpty() ? null : names(e.labels(), board));
        putIfAny(made, "priority", e.priority());
        putIfAny(made, "startAt", e.startAt());
        putIfAny(made, "dueAt", e.dueAt());
        putIfAny(made, "fields", e.fields().isEmpty() ? null : board.fields().named(e.fields()));
        return new Told(Map.of(), made);
    }

    private static List<String> names(List<UUID> worn, BoardFold board) {
        return worn.stream().map(id -> board.label(id).name()).toList();
    }

    /**
     * What an event of a comment changed.
     *
     * @param board before the event
     */
    public static Told of(CommentEvent event, BoardFold board) {
        Map<String, @Nullable Object> said = comment(event.commentId(), board.comment(event.commentId()));
        return switch (event) {
            case CommentAdded e -> new Told(Map.of(), comment(e.commentId(), e.text()));
            case CommentEdited e -> new Told(said, comment(e.commentId(), e.text()));
            case CommentDeleted e -> new Told(said, Map.of());
        };
    }

    /** Who watches a task from now on, or no longer. */
    public static Told of(WatcherEvent event) {
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

    /**
     * What an event of a board changed.
     *
     * @param board before the event
     */
    public static Told of(BoardEvent event, BoardFold board) {
        return switch (event) {
            case BoardCreated e -> both("name", null, e.name());
            case BoardImported e -> both("importId", null, e.importId());
            case BoardRenamed e -> both("name", board.name(), e.name());
            case BoardArchived _, BoardRestored _ -> new Told(Map.of(), Map.of());
            case BoardVisibilityChanged e -> both("visibility", board.visibility(), e.visibility());
            case BoardMemberAdded e -> new Told(Map.of(), member(e.userId(), e.role()));
            case BoardMemberRoleChanged e -> new Told(member(e.userId(), e.from()), member(e.userId(), e.role()));
            case BoardMemberRemoved e -> new Told(member(e.userId(), e.role()), Map.of());
            case ColumnAdded e -> new Told(Map.of(), column(e.columnId(), e.name()));
            case ColumnRenamed e ->
                new Told(column(e.columnId(), board.columnName(e.columnId())), column(e.columnId(), e.name()));
            case ColumnMoved e ->
                new Told(
                        column(e.columnId(), board.columnName(e.columnId())),
                        column(e.columnId(), board.columnName(e.columnId())));
            case ColumnLimited e -> {
                BoardHeader.ColumnName column = board.column(e.columnId());
                yield new Told(
                        limited(column, column.wipLimit(), column.wipPolicy()),
                        limited(column, e.wipLimit(), e.wipPolicy().name()));
            }
            case ColumnArchived e -> new Told(column(e.columnId(), board.columnName(e.columnId())), Map.of());
            case ColumnRestored e -> new Told(Map.of(), column(e.columnId(), board.columnName(e.columnId())));
            case ColumnDeleted e -> new Told(column(e.columnId(), board.columnName(e.columnId())), Map.of());
            case LabelAdded e -> new Told(Map.of(), colored(label(e.labelId(), e.name()), e.color()));
            case LabelRenamed e -> new Told(label(board.label(e.labelId())), label(e.labelId(), e.name()));
            case LabelRecolored e -> {
                TaskBoardView.Label label = board.label(e.labelId());
                yield new Told(colored(label(label), label.color()), colored(label(label), e.color()));
            }
            case LabelDeleted e -> new Told(label(board.label(e.labelId())), Map.of());
            case FieldEvent e -> FieldTold.of(e, board.field(e.fieldId()));
        };
    }

    private static Map<String, @Nullable Object> member(UUID userId, BoardRole role) {
        Map<String, @Nullable Object> values = new TreeMap<>();
        values.put("member", userId);
        values.put("role", role);
        return values;
    }

    private static Told both(String name, @Nullable Object before, @Nullable Object after) {
        Map<String, @Nullable Object> was = new TreeMap<>();
        Map<String, @Nullable Object> is = new TreeMap<>();
        putIfAny(was, name, before);
        putIfAny(is, name, after);
        return new Told(was, is);
    }

    private static Map<String, @Nullable Object> column(UUID id, String name) {
        Map<String, @Nullable Object> values = new TreeMap<>();
        values.put("columnId", id);
        values.put("column", name);
        return values;
    }

    private static Map<String, @Nullable Object> limited(
            BoardHeader.ColumnName column, @Nullable Integer limit, String policy) {
        Map<String, @Nullable Object> values = column(column.id(), column.name());
        putIfAny(values, "wipLimit", limit);
        values.put("wipPolicy", policy);
        return values;
    }

    private static Map<String, @Nullable Object> label(TaskBoardView.Label label) {
        return label(label.id(), label.name());
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

    private static Map<String, @Nullable Object> place(TaskRow row, BoardFold board) {
        Map<String, @Nullable Object> values = column(row.columnId(), board.columnName(row.columnId()));
        values.put("rank", row.rank());
        return values;
    }

    private static void putIfAny(Map<String, @Nullable Object> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value);
        }
    }
}
