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
import io.taskflow.events.board.BoardVisibility;
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
import io.taskflow.events.board.WipPolicy;
import io.taskflow.events.comment.CommentAdded;
import io.taskflow.events.comment.CommentDeleted;
import io.taskflow.events.comment.CommentEdited;
import io.taskflow.events.comment.CommentEvent;
import io.taskflow.events.filter.FilterEvent;
import io.taskflow.events.task.TaskCreated;
import io.taskflow.events.task.TaskEvent;
import io.taskflow.events.task.TaskJoined;
import io.taskflow.events.task.TaskLeft;
import io.taskflow.events.watcher.WatcherEvent;
import io.taskflow.events.workspace.WorkspaceEvent;
import io.taskflow.query.taskboard.BoardFields;
import io.taskflow.query.taskboard.BoardHeader;
import io.taskflow.query.taskboard.BoardTasks;
import io.taskflow.query.taskboard.TaskBoardView;
import io.taskflow.query.taskboard.TaskRow;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A board as its events make it, tasks included; grown event by event in the order of the log. */
public final class BoardFold {
    // Ids compare as PostgreSQL compares them: as unsigned bytes, which their text does too.
    private static final Comparator<TaskRow> BOARD_ORDER =
            Comparator.comparing(TaskRow::rank).thenComparing(row -> row.id().toString());
    private static final Comparator<Column> COLUMN_ORDER = Comparator.comparing(Column::rank)
            .thenComparing(column -> column.id().toString());

    private final Map<UUID, Column> columns = new HashMap<>();
    private final Map<UUID, TaskBoardView.Label> labels = new LinkedHashMap<>();
    private final FieldFold fields = new FieldFold();
    private final Map<UUID, String> comments = new HashMap<>();
    private final Map<UUID, TaskRow> tasks = new HashMap<>();
    private @Nullable BoardCreated created;
    private int arrivals;
    private boolean importing;
    private boolean archived;
    private String name = "";
    private BoardVisibility visibility = BoardVisibility.WORKSPACE;
    private long version;
    private long position;

    private record Column(
            UUID id, String name, String rank, @Nullable Integer wipLimit, WipPolicy wipPolicy, boolean archived) {
        BoardHeader.ColumnName named() {
            return new BoardHeader.ColumnName(id, name, wipLimit, wipPolicy.name(), archived);
        }

        Column archived(boolean whether) {
            return new Column(id, name, rank, wipLimit, wipPolicy, whether);
        }
    }

    /** Grows by the next event of the board. */
    public void apply(LoggedEvent logged) {
        switch (logged.event()) {
            case BoardEvent event -> {
                board(event, logged);
                version = logged.version();
            }
            case TaskCreated event -> {
                arrivals++;
                tasks.put(event.taskId(), TaskFold.with(TaskFold.evolve(null, event, logged), arrivals, 0, List.of()));
            }
            case TaskLeft event -> {
                tasks.remove(event.taskId());
                event.comments().forEach(comments::remove);
            }
            case TaskJoined event -> {
                arrivals++;
                TaskRow joined = TaskFold.evolve(null, event, logged);
                tasks.put(
                        event.taskId(),
                        TaskFold.with(joined, arrivals, event.comments().size(), event.watchers()));
                event.comments().forEach(comment -> comments.put(comment.id(), comment.text()));
            }
            case TaskEvent event ->
                tasks.put(event.taskId(), TaskFold.evolve(tasks.get(event.taskId()), event, logged));
            case CommentEvent event -> comment(event, logged);
            case WatcherEvent event ->
                tasks.computeIfPresent(event.taskId(), (id, row) -> TaskFold.watched(row, event, logged));
            case WorkspaceEvent _, FilterEvent _ ->
                throw new IllegalStateException("an event of no board in a board's scope");
        }
        position = logged.position();
    }

    private void comment(CommentEvent event, LoggedEvent logged) {
        switch (event) {
            case CommentAdded e -> {
                comments.put(e.commentId(), e.text());
                commented(e.taskId(), 1, logged);
            }
            case CommentEdited e -> {
                comments.put(e.commentId(), e.text());
                commented(e.taskId(), 0, logged);
            }
            case CommentDeleted e -> {
                comments.remove(e.commentId());
                commented(e.taskId(), -1, logged);
            }
        }
    }

    private void commented(UUID task, int more, LoggedEvent logged) {
        tasks.computeIfPresent(task, (id, row) -> TaskFold.commented(row, more, logged));
    }

    private void board(BoardEvent event, LoggedEvent logged) {
        switch (event) {
            case BoardCreated e -> {
                created = e;
                importing = e.importId() != null;
                name = e.name();
            }
            case BoardImported e -> importing = false;
            case BoardRenamed e -> name = e.name();
            case BoardArchived e -> archived = true;
            case BoardRestored e -> archived = false;
            case BoardVisibilityChanged e -> visibility = e.visibility();
            case BoardMemberAdded _, BoardMemberRoleChanged _, BoardMemberRemoved _ -> {
                // Who was added is not shown on the board itself.
            }
            case ColumnAdded e ->
                columns.put(e.columnId(), new Column(e.columnId(), e.name(), e.rank(), null, WipPolicy.WARN, false));
            case ColumnRenamed e ->
                columns.computeIfPresent(
                        e.columnId(),
                        (id, column) -> new Column(
                                id, e.name(), column.rank(), column.wipLimit(), column.wipPolicy(), column.archived()));
            case ColumnMoved e ->
                columns.computeIfPresent(
                        e.columnId(),
                        (id, column) -> new Column(
                                id, column.name(), e.rank(), column.wipLimit(), column.wipPolicy(), column.archived()));
            case ColumnLimited e ->
                columns.computeIfPresent(
                        e.columnId(),
                        (id, column) -> new Column(
                                id, column.name(), column.rank(), e.wipLimit(), e.wipPolicy(), column.archived()));
            case ColumnArchived e -> columns.computeIfPresent(e.columnId(), (id, column) -> column.archived(true));
            case ColumnRestored e -> columns.computeIfPresent(e.columnId(), (id, column) -> column.archived(false));
            case ColumnDeleted e -> columns.remove(e.columnId());
            case LabelAdded e -> labels.put(e.labelId(), new TaskBoardView.Label(e.labelId(), e.name(), e.color()));
            case LabelRenamed e ->
                labels.computeIfPresent(
                        e.labelId(), (id, label) -> new TaskBoardView.Label(id, e.name(), label.color()));
            case LabelRecolored e ->
                labels.computeIfPresent(
                        e.labelId(), (id, label) -> new TaskBoardView.Label(id, label.name(), e.color()));
            case LabelDeleted e -> {
                labels.remove(e.labelId());
                tasks.replaceAll((id, task) -> TaskFold.without(task, e.labelId()));
            }
            case FieldEvent e -> fields.apply(e);
        }
    }

    /** Whether the board has begun. */
    public boolean begun() {
        return created != null;
    }

    /** Whether not all of its import is there yet. */
    public boolean importing() {
        return importing;
    }

    /** The position of its last event; 0 before the first. */
    public long position() {
        return position;
    }

    /** A task by its id, archived ones included; null before it began. */
    public @Nullable TaskRow task(UUID id) {
        return tasks.get(id);
    }

    /** A task that has begun. */
    public TaskRow requireTask(UUID id) {
        TaskRow row = tasks.get(id);
        if (row == null) {
            throw new IllegalStateException("task " + id + " has not begun");
        }
        return row;
    }

    /** The name of a column that is there; empty else. */
    public String columnName(UUID id) {
        Column column = columns.get(id);
        return column == null ? "" : column.name();
    }

    /** What a column tells that is there: of one that is not, an empty name. */
    BoardHeader.ColumnName column(UUID id) {
        return columns.getOrDefault(id, new Column(id, "", "", null, WipPolicy.WARN, false))
                .named();
    }

    /** A label that is there; one without name or color else. */
    public TaskBoardView.Label label(UUID id) {
        return labels.getOrDefault(id, new TaskBoardView.Label(id, "", ""));
    }

    /** A custom field that the board has had; one without a name else. */
    BoardFields.Field field(UUID id) {
        return fields.field(id);
    }

    /** The custom fields that the board has had. */
    BoardFields fields() {
        return fields.all();
    }

    /** What a comment says that stands; empty else. */
    public String comment(UUID id) {
        return comments.getOrDefault(id, "");
    }

    /** Who sees it. */
    public BoardVisibility visibility() {
        return visibility;
    }

    /** Its name, empty before it began. */
    public String name() {
        return name;
    }

    /** The board without its tasks. */
    public BoardHeader header() {
        BoardCreated begin = created;
        if (begin == null) {
            throw new IllegalStateException("the board has not begun");
        }
        return new BoardHeader(
                begin.workspaceId(),
                begin.externalId(),
                begin.key(),
                name,
                archived,
                visibility.name(),
                version,
                position,
                position,
                null,
                List.copyOf(labels.values()),
                fields.all(),
                columns.values().stream()
                        .sorted(COLUMN_ORDER)
                        .map(Column::named)
                        .toList());
    }

    /** Its open tasks, but for those of archived columns. */
    public BoardTasks openTasks() {
        List<TaskRow> open = tasks.values().stream()
                .filter(row -> !row.archived() && !column(row.columnId()).archived())
                .sorted(BOARD_ORDER)
                .toList();
        return BoardTasks.of(open, position);
    }
}
