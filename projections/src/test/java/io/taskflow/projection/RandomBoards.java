package io.taskflow.projection;

import static io.taskflow.events.board.BoardVisibility.PRIVATE;
import static io.taskflow.events.board.BoardVisibility.WORKSPACE;

import io.taskflow.events.EventMetadata;
import io.taskflow.events.EventType;
import io.taskflow.events.EventTypes;
import io.taskflow.events.TaskflowEvent;
import io.taskflow.events.board.BoardArchived;
import io.taskflow.events.board.BoardCreated;
import io.taskflow.events.board.BoardImported;
import io.taskflow.events.board.BoardRenamed;
import io.taskflow.events.board.BoardRestored;
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
import io.taskflow.events.board.FieldType;
import io.taskflow.events.board.LabelAdded;
import io.taskflow.events.board.LabelDeleted;
import io.taskflow.events.board.LabelRecolored;
import io.taskflow.events.board.LabelRenamed;
import io.taskflow.events.board.WipPolicy;
import io.taskflow.events.comment.CommentAdded;
import io.taskflow.events.comment.CommentDeleted;
import io.taskflow.events.comment.CommentEdited;
import io.taskflow.events.task.BlockingBegan;
import io.taskflow.events.task.BlockingEnded;
import io.taskflow.events.task.ChecklistAdded;
import io.taskflow.events.task.ChecklistItemAdded;
import io.taskflow.events.task.ChecklistItemMarked;
import io.taskflow.events.task.ChecklistItemRemoved;
import io.taskflow.events.task.ChecklistItemReworded;
import io.taskflow.events.task.ChecklistRemoved;
import io.taskflow.events.task.ChecklistRenamed;
import io.taskflow.events.task.Priority;
import io.taskflow.events.task.Recurrence;
import io.taskflow.events.task.TaskArchived;
import io.taskflow.events.task.TaskAssigned;
import io.taskflow.events.task.TaskBlocked;
import io.taskflow.events.task.TaskCreated;
import io.taskflow.events.task.TaskDescribed;
import io.taskflow.events.task.TaskDueChanged;
import io.taskflow.events.task.TaskDueMarked;
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
import io.taskflow.events.workspace.WorkspaceCreated;
import io.taskflow.events.workspace.WorkspaceEvent;
import io.taskflow.events.workspace.WorkspaceLanguageChanged;
import io.taskflow.events.workspace.WorkspaceRenamed;
import io.taskflow.eventstore.RecordedEvent;
import io.taskflow.support.events.EventCodec;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Boards that people work on at random, as events in the order of the log: months pass, moments hold several events, workspaces mix in. */
public final class RandomBoards {
    private static final EventCodec CODEC = new EventCodec();
    private static final Instant BEGIN = Instant.parse("2025-11-28T22:00:00.000001Z");

    private final Random random;
    private final List<RecordedEvent> events = new ArrayList<>();
    private final List<UUID> people = new ArrayList<>();
    private final Map<String, Long> versions = new HashMap<>();
    private final Duration pace;
    private final double creations;
    /** Where tasks go to. */
    private final List<Board> reachable = new ArrayList<>();

    private Instant now = BEGIN;

    private static final class Board {
        private final UUID id;
        private final UUID workspace;
        private final List<UUID> columns = new ArrayList<>();
        private final List<UUID> tasks = new ArrayList<>();
        private final List<UUID> labels = new ArrayList<>();
        private final List<UUID> fields = new ArrayList<>();
        private int keys;
        private final Map<UUID, UUID> comments = new HashMap<>();
        private final Map<UUID, List<UUID>> checklists = new HashMap<>();
        private final Map<UUID, List<UUID>> items = new HashMap<>();

        Board(UUID id, UUID workspace) {
            this.id = id;
            this.workspace = workspace;
        }
    }

    private RandomBoards(long seed, Duration pace, double creations) {
        this.random = new Random(seed);
        this.pace = pace;
        this.creations = creations;
        for (int i = 0; i < 4; i++) {
            people.add(id());
        }
    }

    /**
     * So many events of so many boards.
     *
     * @param pace how much time passes between two events, on average
     * @param creations the part of events that create a task
     */
    public static List<RecordedEvent> events(long seed, int boards, int count, Duration pace, double creations) {
        var world = new RandomBoards(seed, pace, creations);
        List<Board> all = new ArrayList<>();
        for (int i = 0; i < boards; i++) {
            all.add(world.begin());
        }
        world.reachable.addAll(all);
        while (world.events.size() < count) {
            world.pass();
            world.act(all.get(world.random.nextInt(boards)));
        }
        return world.events;
    }

    /** The same, with one event in the middle that no view can take: of a task that never began. */
    public static List<RecordedEvent> poisoned(long seed, int count) {
        var world = new RandomBoards(seed, Duration.ofHours(20), 0.3);
        List<Board> all = List.of(world.begin(), world.begin(), world.begin());
        while (world.events.size() < count) {
            world.pass();
            world.act(all.get(world.random.nextInt(3)));
            if (world.events.size() == count / 2) {
                UUID unknown = world.id();
                world.add(all.getFirst(), unknown, new TaskRenamed(unknown, all.getFirst().id, "?"));
            }
        }
        return world.events;
    }

    private Board begin() {
        Board board = new Board(id(), id());
        if (random.nextBoolean()) {
            workspace(board, new WorkspaceCreated(board.workspace, "Team", "UTC", language()));
        }
        UUID importId = random.nextBoolean() ? id() : null;
        add(board, board.id, new BoardCreated(board.id, board.workspace, "Board", "KEY", null, importId));
        column(board);
        column(board);
        if (importId != null) {
            add(board, board.id, new BoardImported(board.id, importId));
        }
        return board;
    }

    private void column(Board board) {
        UUID column = id();
        board.columns.add(column);
        add(board, board.id, new ColumnAdded(board.id, column, word(), rank()));
    }

    private void act(Board board) {
        if (board.tasks.isEmpty() || random.nextDouble() < creations) {
            create(board);
            return;
        }
        UUID task = any(board.tasks);
        UUID user = any(people);
        UUID column = any(board.columns);
        switch (random.nextInt(40)) {
            case 0 ->
                add(
                        board,
                        board.id,
                        switch (random.nextInt(6)) {
                            case 0 -> new BoardArchived(board.id);
                            case 1 -> new BoardRestored(board.id);
                            case 2 -> new BoardVisibilityChanged(board.id, PRIVATE);
                            case 3 -> new BoardVisibilityChanged(board.id, WORKSPACE);
                            default -> new BoardRenamed(board.id, word());
                        });
            case 1 -> {
                if (random.nextBoolean()) {
                    column(board);
                } else {
                    Integer limit = random.nextBoolean() ? random.nextInt(9) + 1 : null;
                    WipPolicy policy = random.nextBoolean() ? WipPolicy.WARN : WipPolicy.BLOCK;
                    add(board, board.id, new ColumnLimited(board.id, column, limit, policy));
                }
            }
            case 2 -> add(board, board.id, new ColumnRenamed(board.id, column, word()));
            case 3 ->
                add(
                        board,
                        board.id,
                        switch (random.nextInt(4)) {
                            case 0 -> new ColumnArchived(board.id, column);
                            case 1 -> new ColumnRestored(board.id, column, null, WipPolicy.WARN);
                            default -> new ColumnMoved(board.id, column, rank());
                        });
            case 4 -> {
                if (board.columns.size() > 2) {
                    // Tasks keep it: whether a column may go is not the view's to say.
                    board.columns.remove(column);
                    add(board, board.id, new ColumnDeleted(board.id, column));
                }
            }
            case 5 -> add(board, task, new TaskRenamed(task, board.id, word()));
            case 6 -> add(board, task, new TaskDescribed(task, board.id, random.nextBoolean() ? word() : null));
            case 7 -> add(board, task, new TaskUnassigned(task, board.id, user));
            case 8, 9 -> add(board, task, new TaskAssigned(task, board.id, user));
            case 10 ->
                add(board, task, new TaskPrioritized(task, board.id, random.nextBoolean() ? Priority.HIGH : null));
            case 11 -> add(board, task, new TaskDueChanged(task, board.id, random.nextBoolean() ? now : null));
            case 12 -> {
                var changes = new HashMap<String, String>();
                changes.put("a", random.nextBoolean() ? word() : null);
                changes.put("é\"\\", word());
                add(board, task, new TaskFieldsChanged(task, board.id, changes));
            }
            case 13 -> add(board, task, new TaskArchived(task, board.id));
            case 14 -> add(board, task, new TaskRestored(task, board.id, column, rank()));
            case 15 ->
                workspace(
                        board,
                        random.nextBoolean()
                                ? new WorkspaceRenamed(board.workspace, word())
                                : new WorkspaceLanguageChanged(board.workspace, language()));
            case 16 -> label(board);
            case 17 -> {
                if (!board.labels.isEmpty()) {
                    add(board, task, new TaskLabelled(task, board.id, any(board.labels)));
                }
            }
            case 18 -> {
                if (!board.labels.isEmpty()) {
                    add(board, task, new TaskUnlabelled(task, board.id, any(board.labels)));
                }
            }
            case 19 -> add(board, task, new TaskStartChanged(task, board.id, random.nextBoolean() ? now : null));
            case 20 -> add(board, task, new TaskDueMarked(task, board.id, random.nextBoolean()));
            case 21, 22, 23 -> checklist(board, task);
            case 24, 25, 26 -> comment(board, task);
            case 34 -> watch(board, task);
            case 27, 28 -> {
                UUID other = any(board.tasks);
                add(
                        board,
                        task,
                        switch (random.nextInt(5)) {
                            case 0 -> new TaskUnblocked(task, board.id, other);
                            case 1 -> new BlockingEnded(task, board.id, other);
                            case 2 -> new BlockingBegan(task, board.id, other);
                            default -> new TaskBlocked(task, board.id, other);
                        });
            }
            case 29, 30 -> field(board);
            case 31 -> add(board, task, new TaskRecurrenceChanged(task, board.id, recurrence(column)));
            case 32 -> add(board, task, new TaskRecurred(task, board.id, id(), now));
            case 33 -> add(board, task, new TaskFollowed(task, board.id, id(), recurrence(column)));
            case 35, 36 -> cross(board, task);
            default -> add(board, task, new TaskMoved(task, board.id, any(board.columns), column, rank()));
        }
    }

    /** To another board, if there is one. */
    private void cross(Board board, UUID task) {
        List<Board> others = reachable.stream().filter(other -> other != board).toList();
        if (others.isEmpty()) {
            return;
        }
        Board other = any(others);
        List<TaskJoined.Comment> brought = new ArrayList<>();
        for (UUID comment : List.copyOf(board.comments.keySet())) {
            if (board.comments.get(comment).equals(task)) {
                other.comments.put(comment, board.comments.remove(comment));
                brought.add(new TaskJoined.Comment(
                        comment,
                        any(people),
                        word(),
                        List.of(),
                        1,
                        now,
                        events.size(),
                        random.nextBoolean() ? now : null));
            }
        }
        List<UUID> lists = board.checklists.getOrDefault(task, List.of());
        other.checklists.put(task, new ArrayList<>(lists));
        List<TaskJoined.Checklist> checklists = new ArrayList<>();
        for (UUID list : lists) {
            List<UUID> items = board.items.getOrDefault(list, List.of());
            other.items.put(list, new ArrayList<>(items));
            checklists.add(new TaskJoined.Checklist(
                    list,
                    word(),
                    items.stream()
                            .map(item -> new TaskJoined.Item(item, word(), random.nextBoolean()))
                            .toList()));
        }
        board.tasks.remove(task);
        other.tasks.add(task);
        UUID column = any(other.columns);
        add(
                board,
                task,
                new TaskLeft(
                        task,
                        board.id,
                        any(board.columns),
                        null,
                        other.id,
                        brought.stream().map(TaskJoined.Comment::id).toList(),
                        board.labels,
                        List.of("a"),
                        List.of(any(people))));
        add(
                other,
                task,
                new TaskJoined(
                        task,
                        other.id,
                        board.id,
                        column,
                        rank(),
                        word(),
                        random.nextBoolean() ? word() : null,
                        List.of(any(people)),
                        other.labels,
                        random.nextBoolean() ? Priority.LOW : null,
                        random.nextBoolean() ? now : null,
                        random.nextBoolean() ? now : null,
                        random.nextBoolean(),
                        Map.of("a", word()),
                        checklists,
                        List.of(id()),
                        List.of(id()),
                        random.nextBoolean() ? recurrence(column) : null,
                        random.nextBoolean() ? word() : null,
                        brought,
                        List.of(any(people)),
                        now,
                        random.nextBoolean() ? any(people) : null,
                        events.size()));
    }

    private void label(Board board) {
        if (board.labels.size() < 3) {
            UUID label = id();
            board.labels.add(label);
            add(board, board.id, new LabelAdded(board.id, label, word(), "red"));
            return;
        }
        UUID label = any(board.labels);
        switch (random.nextInt(3)) {
            case 0 -> add(board, board.id, new LabelRenamed(board.id, label, word()));
            case 1 -> add(board, board.id, new LabelRecolored(board.id, label, word()));
            default -> {
                board.labels.remove(label);
                add(board, board.id, new LabelDeleted(board.id, label));
            }
        }
    }

    private void field(Board board) {
        if (board.fields.size() < 3) {
            UUID field = id();
            board.fields.add(field);
            String key = board.keys++ == 0 ? "a" : field.toString();
            add(board, board.id, new FieldAdded(board.id, field, key, word(), FieldType.CHOICE, List.of(word())));
            return;
        }
        UUID field = any(board.fields);
        switch (random.nextInt(3)) {
            case 0 -> add(board, board.id, new FieldRenamed(board.id, field, word()));
            case 1 -> add(board, board.id, new FieldOptionsChanged(board.id, field, List.of(word())));
            default -> {
                board.fields.remove(field);
                add(board, board.id, new FieldDeleted(board.id, field));
            }
        }
    }

    private Recurrence recurrence(UUID column) {
        return new Recurrence(
                random.nextInt(9) + 1, Recurrence.Unit.WEEK, List.of(DayOfWeek.MONDAY), "Europe/Berlin", now, column);
    }

    private void comment(Board board, UUID task) {
        if (board.comments.isEmpty() || random.nextBoolean()) {
            UUID comment = id();
            board.comments.put(comment, task);
            add(board, comment, new CommentAdded(comment, task, board.id, any(people), word(), List.of(any(people))));
            return;
        }
        UUID comment = any(List.copyOf(board.comments.keySet()));
        UUID on = board.comments.get(comment);
        if (random.nextBoolean()) {
            add(board, comment, new CommentEdited(comment, on, board.id, word(), List.of()));
        } else {
            board.comments.remove(comment);
            add(board, comment, new CommentDeleted(comment, on, board.id));
        }
    }

    private void watch(Board board, UUID task) {
        UUID watchers = WatcherEvent.stream(task);
        UUID person = any(people);
        add(
                board,
                watchers,
                random.nextInt(3) > 0
                        ? new WatcherAdded(task, board.id, person)
                        : new WatcherRemoved(task, board.id, person));
    }

    private void checklist(Board board, UUID task) {
        List<UUID> lists = board.checklists.computeIfAbsent(task, id -> new ArrayList<>());
        if (lists.isEmpty() || random.nextInt(6) == 0) {
            lists.add(id());
            add(board, task, new ChecklistAdded(task, board.id, lists.getLast(), word()));
            return;
        }
        UUID list = any(lists);
        List<UUID> items = board.items.computeIfAbsent(list, id -> new ArrayList<>());
        if (items.isEmpty() || random.nextInt(3) == 0) {
            items.add(id());
            add(board, task, new ChecklistItemAdded(task, board.id, list, items.getLast(), word()));
            return;
        }
        UUID item = any(items);
        switch (random.nextInt(6)) {
            case 0 -> add(board, task, new ChecklistRenamed(task, board.id, list, word()));
            case 1 -> {
                lists.remove(list);
                add(board, task, new ChecklistRemoved(task, board.id, list));
            }
            case 2 -> add(board, task, new ChecklistItemReworded(task, board.id, list, item, word()));
            case 3 -> {
                items.remove(item);
                add(board, task, new ChecklistItemRemoved(task, board.id, list, item));
            }
            default -> add(board, task, new ChecklistItemMarked(task, board.id, list, item, random.nextBoolean()));
        }
    }

    private void create(Board board) {
        UUID task = id();
        board.tasks.add(task);
        add(
                board,
                task,
                new TaskCreated(
                        task,
                        board.id,
                        any(board.columns),
                        rank(),
                        word(),
                        random.nextBoolean() ? "words – “quoted”\n\t\\" : null,
                        random.nextBoolean() ? List.of(any(people)) : List.of(),
                        random.nextBoolean() ? Priority.LOW : null,
                        null,
                        random.nextBoolean() ? Map.of("team", word()) : Map.of(),
                        random.nextBoolean() ? word() : null));
    }

    private void workspace(Board board, WorkspaceEvent event) {
        record(board.workspace.toString(), board.workspace, event);
    }

    private String language() {
        return any(Arrays.asList("de", "en-GB", "gsw", null));
    }

    private void add(Board board, UUID stream, TaskflowEvent event) {
        record(board.id.toString(), stream, event);
    }

    private void record(String scope, UUID stream, TaskflowEvent event) {
        EventType type = EventTypes.of(event.getClass());
        Map<String, String> metadata = random.nextBoolean()
                ? Map.of(EventMetadata.SCOPE, scope)
                : Map.of(
                        EventMetadata.SCOPE,
                        scope,
                        EventMetadata.ACTOR,
                        any(people).toString());
        events.add(new RecordedEvent(
                events.size() + 1L,
                stream.toString(),
                null,
                versions.merge(stream.toString(), 1L, Long::sum) - 1,
                scope,
                type.name(),
                type.revision(),
                id().toString(),
                now,
                now,
                CODEC.encode(event),
                CODEC.encodeMetadata(metadata)));
    }

    private void pass() {
        if (random.nextInt(4) > 0) {
            now = now.plusMillis((long) (-pace.toMillis() * Math.log(1 - random.nextDouble())));
        }
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private String word() {
        return "w" + random.nextInt(1_000);
    }

    private String rank() {
        return Integer.toString(random.nextInt(1_000_000), 36);
    }

    /** The events in the order of a rebuild. */
    public static List<RecordedEvent> byScope(List<RecordedEvent> events) {
        List<RecordedEvent> sorted = new ArrayList<>(events);
        Collections.sort(sorted, Comparator.comparing(RecordedEvent::scope).thenComparingLong(RecordedEvent::position));
        return sorted;
    }
}
