package io.taskflow.projection.taskboard;

import static io.taskflow.projection.rows.ColumnType.FLAG;
import static io.taskflow.projection.rows.ColumnType.ID;
import static io.taskflow.projection.rows.ColumnType.IDS;
import static io.taskflow.projection.rows.ColumnType.INT;
import static io.taskflow.projection.rows.ColumnType.JSON;
import static io.taskflow.projection.rows.ColumnType.LONG;
import static io.taskflow.projection.rows.ColumnType.TEXT;
import static io.taskflow.projection.rows.ColumnType.TIME;

import io.taskflow.events.task.BlockingBegan;
import io.taskflow.events.task.BlockingEnded;
import io.taskflow.events.task.ChecklistEvent;
import io.taskflow.events.task.DependencyEvent;
import io.taskflow.events.task.Priority;
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
import io.taskflow.projection.rows.Column;
import io.taskflow.projection.rows.Entity;
import io.taskflow.projection.rows.Logged;
import io.taskflow.projection.rows.Row;
import io.taskflow.projection.rows.Values;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task.
 *
 * @param recurrence JSON object; null when it does not come again
 */
public record TaskRow(
        UUID id,
        UUID boardId,
        UUID columnId,
        String rank,
        @Nullable String externalId,
        int number,
        String title,
        @Nullable String description,
        List<UUID> assignees,
        List<UUID> labels,
        @Nullable String priority,
        @Nullable Instant startAt,
        @Nullable Instant dueAt,
        boolean dueDone,
        Fields fields,
        Checklists checklists,
        List<UUID> blockedBy,
        List<UUID> blocks,
        @Nullable String recurrence,
        int comments,
        boolean archived,
        long version,
        Instant createdAt,
        @Nullable UUID createdBy,
        List<UUID> watchers,
        long position,
        Instant at)
        implements Row {

    public static final Entity<TaskRow> ENTITY = new Entity<>(
            "task",
            List.of(
                    Column.of("task_id", ID, TaskRow::id),
                    Column.of("board_id", ID, TaskRow::boardId),
                    Column.of("column_id", ID, TaskRow::columnId),
                    Column.of("rank", TEXT, TaskRow::rank),
                    Column.of("external_id", TEXT, TaskRow::externalId),
                    Column.of("number", INT, TaskRow::number),
                    Column.of("title", TEXT, TaskRow::title),
                    Column.of("description", TEXT, TaskRow::description),
                    Column.of("assignees", IDS, TaskRow::assignees),
                    Column.of("labels", IDS, TaskRow::labels),
                    Column.of("priority", TEXT, TaskRow::priority),
                    Column.of("start_at", TIME, TaskRow::startAt),
                    Column.of("due_at", TIME, TaskRow::dueAt),
                    Column.of("due_done", FLAG, TaskRow::dueDone),
                    Column.of("fields", JSON, row -> row.fields.json()),
                    Column.of("checklists", JSON, row -> row.checklists.json()),
                    Column.of("checklist_done", INT, row -> row.checklists.done()),
                    Column.of("checklist_total", INT, row -> row.checklists.total()),
                    Column.of("blocked_by", IDS, TaskRow::blockedBy),
                    Column.of("blocks", IDS, TaskRow::blocks),
                    Column.of("recurrence", JSON, TaskRow::recurrence),
                    Column.of("comments", INT, TaskRow::comments),
                    Column.of("archived", FLAG, TaskRow::archived),
                    Column.of("version", LONG, TaskRow::version),
                    Column.of("created_at", TIME, TaskRow::createdAt),
                    Column.of("created_by", ID, TaskRow::createdBy),
                    Column.of("watchers", IDS, TaskRow::watchers)),
            Entity.History.BY_MONTH,
            Entity.Load.OF_TASKS,
            row -> new TaskRow(
                    row.getObject(1, UUID.class),
                    row.getObject(2, UUID.class),
                    row.getObject(3, UUID.class),
                    row.getString(4),
                    row.getString(5),
                    row.getInt(6),
                    row.getString(7),
                    row.getString(8),
                    Values.ids(row, 9),
                    Values.ids(row, 10),
                    row.getString(11),
                    Values.timeOrNull(row, 12),
                    Values.timeOrNull(row, 13),
                    row.getBoolean(14),
                    new Fields(row.getString(15)),
                    new Checklists(row.getString(16), row.getInt(17), row.getInt(18)),
                    Values.ids(row, 19),
                    Values.ids(row, 20),
                    row.getString(21),
                    row.getInt(22),
                    row.getBoolean(23),
                    row.getLong(24),
                    Values.time(row, 25),
                    row.getObject(26, UUID.class),
                    Values.ids(row, 27),
                    row.getLong(28),
                    Values.time(row, 29)));

    /** The task after an event that is not its first. */
    static TaskRow after(@Nullable TaskRow before, TaskEvent event, Logged logged) {
        if (before == null) {
            throw new IllegalStateException("task " + event.taskId() + " has events before it was created");
        }
        Draft draft = new Draft(before);
        switch (event) {
            case TaskCreated _, TaskJoined _, TaskLeft _ ->
                throw new IllegalStateException(event + " changes no task that stands");
            case TaskRenamed e -> draft.title = e.title();
            case TaskDescribed e -> draft.description = e.description();
            case TaskMoved e -> draft.place(e.columnId(), e.rank());
            case TaskAssigned e -> draft.assignees = with(draft.assignees, e.userId());
            case TaskUnassigned e -> draft.assignees = without(draft.assignees, e.userId());
            case TaskLabelled e -> draft.labels = with(draft.labels, e.labelId());
            case TaskUnlabelled e -> draft.labels = without(draft.labels, e.labelId());
            case TaskPrioritized e -> draft.priority = name(e.priority());
            case TaskStartChanged e -> draft.startAt = e.startAt();
            case TaskDueChanged e -> draft.dueAt = e.dueAt();
            case TaskDueMarked e -> draft.dueDone = e.done();
            case TaskFieldsChanged e -> draft.fields = draft.fields.with(e.changes());
            case ChecklistEvent e -> draft.checklists = draft.checklists.after(e);
            case DependencyEvent e -> draft.depend(e);
            case TaskRecurrenceChanged e -> draft.recurrence = Recurrences.json(e.recurrence());
            case TaskRecurred e -> draft.recurrence = null;
            case TaskFollowed e -> draft.recurrence = Recurrences.json(e.recurrence());
            case TaskArchived e -> draft.archived = true;
            case TaskRestored e -> {
                draft.archived = false;
                draft.place(e.columnId(), e.rank());
            }
        }
        return draft.row(logged.version(), logged);
    }

    /** The task after its first event. */
    static TaskRow begin(TaskCreated e, int number, Logged logged) {
        return new TaskRow(
                e.taskId(),
                e.boardId(),
                e.columnId(),
                e.rank(),
                e.externalId(),
                number,
                e.title(),
                e.description(),
                e.assignees(),
                List.of(),
                name(e.priority()),
                null,
                e.dueAt(),
                false,
                Fields.of(e.fields()),
                Checklists.NONE,
                List.of(),
                List.of(),
                null,
                0,
                false,
                logged.version(),
                logged.at(),
                logged.actor(),
                List.of(),
                logged.position(),
                logged.at());
    }

    /** The task as it came from another board. */
    static TaskRow join(TaskJoined e, int number, Logged logged) {
        return new TaskRow(
                e.taskId(),
                e.boardId(),
                e.columnId(),
                e.rank(),
                e.externalId(),
                number,
                e.title(),
                e.description(),
                e.assignees(),
                e.labels(),
                name(e.priority()),
                e.startAt(),
                e.dueAt(),
                e.dueDone(),
                Fields.of(e.fields()),
                Checklists.of(e.checklists()),
                e.blockedBy(),
                e.blocks(),
                Recurrences.json(e.recurrence()),
                e.comments().size(),
                false,
                logged.version(),
                e.createdAt(),
                e.createdBy(),
                e.watchers(),
                logged.position(),
                logged.at());
    }

    /** The task with so many more comments, which leave its version. */
    TaskRow commented(int more, Logged logged) {
        Draft draft = new Draft(this);
        draft.comments += more;
        return draft.row(version, logged);
    }

    /** The task with one watcher more or less, which leaves its version. */
    TaskRow watched(WatcherEvent event, Logged logged) {
        Draft draft = new Draft(this);
        draft.watchers = switch (event) {
            case WatcherAdded e -> with(draft.watchers, e.userId());
            case WatcherRemoved e -> without(draft.watchers, e.userId());
        };
        return draft.row(version, logged);
    }

    private static List<UUID> with(List<UUID> ids, UUID one) {
        if (ids.contains(one)) {
            return ids;
        }
        List<UUID> more = new ArrayList<>(ids);
        more.add(one);
        return more;
    }

    private static List<UUID> without(List<UUID> ids, UUID one) {
        return ids.stream().filter(id -> !id.equals(one)).toList();
    }

    private static @Nullable String name(@Nullable Priority priority) {
        return priority == null ? null : priority.name();
    }

    /** A task between two events. */
    private static final class Draft {
        private final TaskRow before;
        private UUID columnId;
        private String rank;
        private String title;
        private @Nullable String description;
        private List<UUID> assignees;
        private List<UUID> labels;
        private @Nullable String priority;
        private @Nullable Instant startAt;
        private @Nullable Instant dueAt;
        private boolean dueDone;
        private Fields fields;
        private Checklists checklists;
        private List<UUID> blockedBy;
        private List<UUID> blocks;
        private @Nullable String recurrence;
        private int comments;
        private boolean archived;
        private List<UUID> watchers;

        Draft(TaskRow before) {
            this.before = before;
            columnId = before.columnId;
            rank = before.rank;
            title = before.title;
            description = before.description;
            assignees = before.assignees;
            labels = before.labels;
            priority = before.priority;
            startAt = before.startAt;
            dueAt = before.dueAt;
            dueDone = before.dueDone;
            fields = before.fields;
            checklists = before.checklists;
            blockedBy = before.blockedBy;
            blocks = before.blocks;
            recurrence = before.recurrence;
            comments = before.comments;
            archived = before.archived;
            watchers = before.watchers;
        }

        void place(UUID newColumn, String newRank) {
            columnId = newColumn;
            rank = newRank;
        }

        void depend(DependencyEvent event) {
            switch (event) {
                case TaskBlocked e -> blockedBy = with(blockedBy, e.blockerId());
                case TaskUnblocked e -> blockedBy = without(blockedBy, e.blockerId());
                case BlockingBegan e -> blocks = with(blocks, e.blockedId());
                case BlockingEnded e -> blocks = without(blocks, e.blockedId());
            }
        }

        TaskRow row(long version, Logged logged) {
            return new TaskRow(
                    before.id,
                    before.boardId,
                    columnId,
                    rank,
                    before.externalId,
                    before.number,
                    title,
                    description,
                    List.copyOf(assignees),
                    List.copyOf(labels),
                    priority,
                    startAt,
                    dueAt,
                    dueDone,
                    fields,
                    checklists,
                    List.copyOf(blockedBy),
                    List.copyOf(blocks),
                    recurrence,
                    comments,
                    archived,
                    version,
                    before.createdAt,
                    before.createdBy,
                    List.copyOf(watchers),
                    logged.position(),
                    logged.at());
        }
    }
}
