package io.taskflow.projection;

import io.taskflow.events.board.AccessEvent;
import io.taskflow.events.board.BoardArchived;
import io.taskflow.events.board.BoardCreated;
import io.taskflow.events.board.BoardEvent;
import io.taskflow.events.board.BoardImported;
import io.taskflow.events.board.BoardRenamed;
import io.taskflow.events.board.BoardRestored;
import io.taskflow.events.board.BoardVisibility;
import io.taskflow.events.board.BoardVisibilityChanged;
import io.taskflow.events.board.ColumnAdded;
import io.taskflow.events.board.ColumnArchived;
import io.taskflow.events.board.ColumnDeleted;
import io.taskflow.events.board.ColumnLimited;
import io.taskflow.events.board.ColumnMoved;
import io.taskflow.events.board.ColumnRenamed;
import io.taskflow.events.board.ColumnRestored;
import io.taskflow.events.board.FieldAdded;
import io.taskflow.events.board.FieldDeleted;
import io.taskflow.events.board.FieldOptionsChanged;
import io.taskflow.events.board.FieldRenamed;
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
import io.taskflow.events.task.ChecklistAdded;
import io.taskflow.events.task.ChecklistEvent;
import io.taskflow.events.task.ChecklistItemAdded;
import io.taskflow.events.task.ChecklistItemMarked;
import io.taskflow.events.task.ChecklistItemRemoved;
import io.taskflow.events.task.ChecklistItemReworded;
import io.taskflow.events.task.ChecklistRemoved;
import io.taskflow.events.task.ChecklistRenamed;
import io.taskflow.events.task.Recurrence;
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
import io.taskflow.events.watcher.WatcherRemoved;
import io.taskflow.eventstore.RecordedEvent;
import io.taskflow.support.events.EventCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;

/** A board as its events make it, told plainly in lines of text: what the tables are held against, sharing nothing with how they are made. */
final class NaiveBoard {
    private static final EventCodec CODEC = new EventCodec();

    private final UUID board;
    private final Map<UUID, String> columns = new TreeMap<>();
    private final Map<UUID, String> ranks = new TreeMap<>();
    private final Map<UUID, String> limits = new TreeMap<>();
    private final Map<UUID, Map<String, String>> tasks = new TreeMap<>();
    private final Map<UUID, List<UUID>> assignees = new TreeMap<>();
    private final Map<UUID, TreeSet<UUID>> watchers = new TreeMap<>();
    private final Map<UUID, TreeMap<String, String>> fields = new TreeMap<>();
    private final Map<UUID, List<UUID>> worn = new TreeMap<>();
    private final Map<UUID, Set<String>> dependencies = new TreeMap<>();
    private final Map<UUID, String> labels = new TreeMap<>();
    private final Map<UUID, String> defined = new TreeMap<>();
    private final Map<UUID, String> comments = new TreeMap<>();
    /** Lists and items by their ids, each behind its task and its list. */
    private final Map<UUID, Map<String, String>> checklists = new TreeMap<>();

    /** Columns, or the board itself. */
    private final Set<UUID> archived = new TreeSet<>();

    private String name = "";
    private BoardVisibility visibility = BoardVisibility.WORKSPACE;
    private long version;
    private int arrivals;

    private NaiveBoard(UUID board) {
        this.board = board;
    }

    /** The board of those events that a moment includes. */
    static List<String> at(List<RecordedEvent> events, String board, Predicate<RecordedEvent> moment) {
        var fold = new NaiveBoard(UUID.fromString(board));
        events.stream()
                .filter(event -> board.equals(event.scope()) && moment.test(event))
                .forEach(fold::apply);
        return fold.lines();
    }

    private void apply(RecordedEvent recorded) {
        switch (CODEC.decode(recorded.type(), recorded.revision(), recorded.payload())) {
            case BoardEvent event -> {
                version++;
                board(event);
            }
            case TaskEvent event -> {
                task(event);
                tasks.computeIfPresent(event.taskId(), (id, task) -> {
                    task.put("version", Long.toString(recorded.sequence() + 1));
                    return task;
                });
            }
            case CommentEvent event -> comment(event);
            case WatcherAdded event ->
                watchers.computeIfAbsent(event.taskId(), id -> new TreeSet<>()).add(event.userId());
            case WatcherRemoved event ->
                watchers.computeIfAbsent(event.taskId(), id -> new TreeSet<>()).remove(event.userId());
            default -> throw new IllegalStateException();
        }
    }

    private void board(BoardEvent event) {
        switch (event) {
            case BoardCreated e -> name = e.name();
            case BoardImported e -> {}
            case BoardRenamed e -> name = e.name();
            case BoardArchived e -> archived.add(e.boardId());
            case BoardRestored e -> archived.remove(e.boardId());
            case BoardVisibilityChanged e -> visibility = e.visibility();
            case AccessEvent e -> {}
            case ColumnAdded e -> {
                columns.put(e.columnId(), e.name());
                ranks.put(e.columnId(), e.rank());
                limits.put(e.columnId(), "null WARN");
            }
            case ColumnRenamed e -> columns.put(e.columnId(), e.name());
            case ColumnMoved e -> ranks.put(e.columnId(), e.rank());
            case ColumnLimited e -> limits.put(e.columnId(), e.wipLimit() + " " + e.wipPolicy());
            case ColumnArchived e -> archived.add(e.columnId());
            case ColumnRestored e -> archived.remove(e.columnId());
            case ColumnDeleted e -> {
                columns.remove(e.columnId());
                ranks.remove(e.columnId());
            }
            case LabelAdded e -> labels.put(e.labelId(), e.name() + " " + e.color());
            case LabelRenamed e ->
                labels.computeIfPresent(e.labelId(), (id, label) -> e.name() + label.substring(label.lastIndexOf(' ')));
            case LabelRecolored e ->
                labels.computeIfPresent(
                        e.labelId(), (id, label) -> label.substring(0, label.lastIndexOf(' ') + 1) + e.color());
            case LabelDeleted e -> labels.remove(e.labelId());
            case FieldAdded e -> defined.put(e.fieldId(), e.key() + " " + e.name() + " " + e.options() + " false");
            case FieldRenamed e -> defined.computeIfPresent(e.fieldId(), (id, field) -> with(field, 1, e.name()));
            case FieldOptionsChanged e ->
                defined.computeIfPresent(
                        e.fieldId(), (id, field) -> with(field, 2, e.options().toString()));
            case FieldDeleted e -> defined.computeIfPresent(e.fieldId(), (id, field) -> with(field, 3, "true"));
        }
    }

    /** A field's line with another word in it. */
    private static String with(String field, int word, String other) {
        String[] words = field.split(" ");
        words[word] = other;
        return String.join(" ", words);
    }

    private void task(TaskEvent event) {
        switch (event) {
            case TaskLeft e -> leave(e);
            case TaskJoined e -> join(e);
            default -> change(event);
        }
    }

    private void leave(TaskLeft e) {
        for (Map<UUID, ?> known : List.of(tasks, assignees, worn, fields, watchers, checklists, dependencies)) {
            known.remove(e.taskId());
        }
        e.comments().forEach(comments::remove);
    }

    private void join(TaskJoined e) {
        change(new TaskCreated(
                e.taskId(),
                e.boardId(),
                e.columnId(),
                e.rank(),
                e.title(),
                e.description(),
                e.assignees(),
                e.priority(),
                null,
                e.fields(),
                e.externalId()));
        Map<String, String> task = tasks.get(e.taskId());
        task.put("start", e.startAt() == null ? null : e.startAt().toString());
        task.put("due", e.dueAt() == null ? null : e.dueAt().toString());
        task.put("done", Boolean.toString(e.dueDone()));
        task.put("recurs", recurring(e.recurrence()));
        task.put("comments", Integer.toString(e.comments().size()));
        worn.get(e.taskId()).addAll(e.labels());
        watchers.put(e.taskId(), new TreeSet<>(e.watchers()));
        e.blockedBy().forEach(other -> depending(e).add("by " + other));
        e.blocks().forEach(other -> depending(e).add("blocks " + other));
        e.comments().forEach(said -> comments.put(said.id(), e.taskId() + " " + said.author() + " " + said.text()));
        Map<String, String> lists = checklists.computeIfAbsent(e.taskId(), id -> new TreeMap<>());
        for (TaskJoined.Checklist list : e.checklists()) {
            lists.put(list.id().toString(), list.name());
            list.items().forEach(item -> lists.put(list.id() + " " + item.id(), item.done() + " " + item.text()));
        }
    }

    private void change(TaskEvent event) {
        Map<String, String> task = tasks.computeIfAbsent(event.taskId(), id -> new TreeMap<>());
        List<UUID> people = assignees.computeIfAbsent(event.taskId(), id -> new ArrayList<>());
        List<UUID> wearing = worn.computeIfAbsent(event.taskId(), id -> new ArrayList<>());
        TreeMap<String, String> values = fields.computeIfAbsent(event.taskId(), id -> new TreeMap<>());
        switch (event) {
            case TaskCreated e -> {
                task.putAll(Map.of("column", e.columnId().toString(), "rank", e.rank(), "title", e.title()));
                task.put("description", e.description());
                task.put("priority", e.priority() == null ? null : e.priority().name());
                task.put("externalId", e.externalId());
                task.put("start", null);
                task.put("recurs", null);
                task.put("comments", "0");
                task.put("due", null);
                task.put("done", "false");
                task.put("number", Integer.toString(++arrivals));
                task.put("archived", "false");
                people.addAll(e.assignees());
                values.putAll(e.fields());
            }
            case TaskRenamed e -> task.put("title", e.title());
            case TaskDescribed e -> task.put("description", e.description());
            case TaskMoved e -> task.putAll(Map.of("column", e.columnId().toString(), "rank", e.rank()));
            case TaskAssigned e -> {
                people.remove(e.userId());
                people.add(e.userId());
            }
            case TaskUnassigned e -> people.remove(e.userId());
            case TaskLabelled e -> {
                wearing.remove(e.labelId());
                wearing.add(e.labelId());
            }
            case TaskUnlabelled e -> wearing.remove(e.labelId());
            case TaskPrioritized e ->
                task.put("priority", e.priority() == null ? null : e.priority().name());
            case TaskDueChanged e ->
                task.put("due", e.dueAt() == null ? null : e.dueAt().toString());
            case TaskStartChanged e ->
                task.put("start", e.startAt() == null ? null : e.startAt().toString());
            case TaskRecurrenceChanged e -> task.put("recurs", recurring(e.recurrence()));
            case TaskRecurred e -> task.put("recurs", null);
            case TaskFollowed e -> task.put("recurs", recurring(e.recurrence()));
            case TaskDueMarked e -> task.put("done", Boolean.toString(e.done()));
            case TaskFieldsChanged e ->
                e.changes().forEach((key, value) -> {
                    values.remove(key);
                    if (value != null) {
                        values.put(key, value);
                    }
                });
            case ChecklistEvent e -> checklist(e, checklists.computeIfAbsent(e.taskId(), id -> new TreeMap<>()));
            case TaskBlocked e -> depending(e).add("by " + e.blockerId());
            case TaskUnblocked e -> depending(e).remove("by " + e.blockerId());
            case BlockingBegan e -> depending(e).add("blocks " + e.blockedId());
            case BlockingEnded e -> depending(e).remove("blocks " + e.blockedId());
            case TaskLeft _, TaskJoined _ -> throw new IllegalStateException();
            case TaskArchived e -> task.put("archived", "true");
            case TaskRestored e ->
                task.putAll(Map.of("column", e.columnId().toString(), "rank", e.rank(), "archived", "false"));
        }
    }

    private Set<String> depending(TaskEvent event) {
        return dependencies.computeIfAbsent(event.taskId(), id -> new TreeSet<>());
    }

    private static String recurring(Recurrence recurrence) {
        return recurrence == null
                ? null
                : recurrence.every() + " " + recurrence.unit() + " " + recurrence.weekdays() + " "
                        + recurrence.timeZone() + " " + recurrence.first() + " " + recurrence.columnId();
    }

    private void comment(CommentEvent event) {
        switch (event) {
            case CommentAdded e -> comments.put(e.commentId(), e.taskId() + " " + e.author() + " " + e.text());
            case CommentEdited e ->
                comments.computeIfPresent(
                        e.commentId(), (id, line) -> line.substring(0, line.lastIndexOf(' ') + 1) + e.text());
            case CommentDeleted e -> comments.remove(e.commentId());
        }
        tasks.get(event.taskId())
                .put(
                        "comments",
                        Long.toString(comments.values().stream()
                                .filter(line -> line.startsWith(event.taskId() + " "))
                                .count()));
    }

    private static void checklist(ChecklistEvent event, Map<String, String> lines) {
        String list = event.checklistId().toString();
        switch (event) {
            case ChecklistAdded e -> lines.put(list, e.name());
            case ChecklistRenamed e -> lines.computeIfPresent(list, (id, name) -> e.name());
            case ChecklistRemoved e -> lines.keySet().removeIf(line -> line.startsWith(list));
            case ChecklistItemAdded e -> {
                if (lines.containsKey(list)) {
                    lines.put(list + " " + e.itemId(), "false " + e.text());
                }
            }
            case ChecklistItemReworded e ->
                lines.computeIfPresent(
                        list + " " + e.itemId(), (id, item) -> item.substring(0, item.indexOf(' ') + 1) + e.text());
            case ChecklistItemMarked e ->
                lines.computeIfPresent(
                        list + " " + e.itemId(), (id, item) -> e.done() + item.substring(item.indexOf(' ')));
            case ChecklistItemRemoved e -> lines.remove(list + " " + e.itemId());
        }
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("board " + name + " " + visibility + " " + version + " " + archived.contains(board));
        columns.forEach((id, title) -> lines.add("column " + id + " " + title + " " + ranks.get(id) + " "
                + limits.get(id) + " " + archived.contains(id)));
        comments.forEach((id, comment) -> lines.add("comment " + id + " " + comment));
        labels.forEach((id, label) -> lines.add("label " + id + " " + label));
        defined.forEach((id, field) -> lines.add("field " + id + " " + field));
        tasks.forEach((id, task) -> lines.add("task " + id + " " + task + " " + new TreeSet<>(assignees.get(id)) + " "
                + new TreeSet<>(worn.get(id)) + " " + watchers.getOrDefault(id, new TreeSet<>()) + " "
                + fields.get(id) + " "
                + checklists.getOrDefault(id, Map.of()) + " " + dependencies.getOrDefault(id, Set.of())));
        lines.sort(null);
        return lines;
    }
}
