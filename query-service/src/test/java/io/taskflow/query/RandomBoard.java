package io.taskflow.query;

import io.taskflow.events.TaskflowEvent;
import io.taskflow.events.board.BoardArchived;
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
import io.taskflow.events.board.FieldType;
import io.taskflow.events.board.LabelAdded;
import io.taskflow.events.board.LabelDeleted;
import io.taskflow.events.board.LabelRecolored;
import io.taskflow.events.board.LabelRenamed;
import io.taskflow.events.board.WipPolicy;
import io.taskflow.events.comment.CommentAdded;
import io.taskflow.events.comment.CommentDeleted;
import io.taskflow.events.comment.CommentEdited;
import io.taskflow.events.id.UuidV7;
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
import io.taskflow.events.task.TaskLabelled;
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
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** What people do on a board, at random: only what the rules of boards allow. */
final class RandomBoard {
    private final Random random;
    private final UUID board;
    private final List<UUID> people;
    private final List<UUID> columns = new ArrayList<>();
    private final List<UUID> labels = new ArrayList<>();
    /** The fields that stand, by their names. */
    private final Map<String, UUID> fields = new TreeMap<>();

    private final Set<String> keys = new TreeSet<>();
    private final Map<UUID, UUID> comments = new HashMap<>();
    private final Map<UUID, UUID> checklists = new HashMap<>();
    private final Map<UUID, UUID> items = new HashMap<>();
    private final Map<UUID, UUID> open = new HashMap<>();
    private final Map<UUID, UUID> archived = new HashMap<>();
    private final Map<UUID, Set<UUID>> assignees = new HashMap<>();

    RandomBoard(long seed, UUID board, List<UUID> people) {
        this.random = new Random(seed);
        this.board = board;
        this.people = people;
    }

    TaskflowEvent next() {
        if (columns.size() < 2) {
            return addColumn();
        }
        UUID task = open.isEmpty() || random.nextInt(4) == 0 ? null : any(new ArrayList<>(open.keySet()));
        if (task == null) {
            return random.nextInt(5) == 0 ? changeBoard() : create();
        }
        UUID person = any(people);
        return switch (random.nextInt(25)) {
            case 0 -> new TaskRenamed(task, board, word());
            case 1 -> new TaskDescribed(task, board, random.nextBoolean() ? word() : null);
            case 2 -> assignees.get(task).add(person) ? new TaskAssigned(task, board, person) : unassign(task, person);
            case 3 -> new TaskPrioritized(task, board, random.nextBoolean() ? any(List.of(Priority.values())) : null);
            case 4 -> new TaskDueChanged(task, board, random.nextBoolean() ? Instant.EPOCH : null);
            case 5 -> {
                Map<String, String> changes = new HashMap<>();
                changes.put(word(), random.nextBoolean() ? word() : null);
                yield new TaskFieldsChanged(task, board, changes);
            }
            case 6 -> {
                archived.put(task, open.remove(task));
                yield new TaskArchived(task, board);
            }
            case 7 -> archived.isEmpty() ? move(task) : restore(any(new ArrayList<>(archived.keySet())));
            case 8, 9 -> wear(task);
            case 12, 13, 14 -> checklist(task);
            case 18 -> new TaskRecurrenceChanged(task, board, random.nextInt(3) == 0 ? null : recurrence(task));
            case 19 ->
                random.nextBoolean()
                        ? new TaskRecurred(task, board, UuidV7.next(), Instant.EPOCH)
                        : new TaskFollowed(task, board, UuidV7.next(), recurrence(task));
            case 15, 16, 17 -> comment(task, person);
            case 21, 22 -> depend(task);
            case 20 ->
                random.nextInt(3) > 0 ? new WatcherAdded(task, board, person) : new WatcherRemoved(task, board, person);
            case 10 -> new TaskStartChanged(task, board, random.nextBoolean() ? Instant.EPOCH : null);
            case 11 -> new TaskDueMarked(task, board, random.nextBoolean());
            default -> move(task);
        };
    }

    private TaskflowEvent wear(UUID task) {
        if (labels.isEmpty()) {
            return changeLabels();
        }
        return random.nextInt(3) == 0
                ? new TaskUnlabelled(task, board, any(labels))
                : new TaskLabelled(task, board, any(labels));
    }

    private TaskflowEvent changeLabels() {
        if (labels.size() < 3) {
            labels.add(UuidV7.next());
            return new LabelAdded(board, labels.getLast(), word(), "red");
        }
        UUID label = any(labels);
        return switch (random.nextInt(3)) {
            case 0 -> new LabelRenamed(board, label, word());
            case 1 -> new LabelRecolored(board, label, word());
            default -> {
                labels.remove(label);
                yield new LabelDeleted(board, label);
            }
        };
    }

    private TaskflowEvent changeFields() {
        String name = word();
        if (fields.size() < 3 && !fields.containsKey(name)) {
            UUID field = UuidV7.next();
            fields.put(name, field);
            return new FieldAdded(
                    board, field, keys.add(name) ? name : field.toString(), name, FieldType.CHOICE, List.of(word()));
        }
        String old = any(new ArrayList<>(fields.keySet()));
        UUID field = fields.get(old);
        switch (random.nextInt(3)) {
            case 0 -> {
                if (fields.containsKey(name)) {
                    return new FieldOptionsChanged(board, field, List.of());
                }
                fields.put(name, fields.remove(old));
                return new FieldRenamed(board, field, name);
            }
            case 1 -> {
                return new FieldOptionsChanged(board, field, List.of(word(), word()));
            }
            default -> {
                fields.remove(old);
                return new FieldDeleted(board, field);
            }
        }
    }

    private TaskflowEvent checklist(UUID task) {
        UUID list = checklists.get(task);
        if (list == null) {
            checklists.put(task, UuidV7.next());
            return new ChecklistAdded(task, board, checklists.get(task), word());
        }
        UUID item = items.get(list);
        if (item == null || random.nextBoolean()) {
            items.put(list, UuidV7.next());
            return new ChecklistItemAdded(task, board, list, items.get(list), word());
        }
        return switch (random.nextInt(6)) {
            case 0 -> new ChecklistRenamed(task, board, list, word());
            case 1 -> new ChecklistItemReworded(task, board, list, item, word());
            case 2 -> {
                items.remove(list);
                yield new ChecklistItemRemoved(task, board, list, item);
            }
            case 3 -> {
                checklists.remove(task);
                yield new ChecklistRemoved(task, board, list);
            }
            default -> new ChecklistItemMarked(task, board, list, item, random.nextBoolean());
        };
    }

    private TaskflowEvent depend(UUID task) {
        UUID other = any(new ArrayList<>(open.keySet()));
        return switch (random.nextInt(5)) {
            case 0 -> new TaskUnblocked(task, board, other);
            case 1 -> new BlockingEnded(task, board, other);
            case 2 -> new BlockingBegan(task, board, other);
            default -> new TaskBlocked(task, board, other);
        };
    }

    private Recurrence recurrence(UUID task) {
        return new Recurrence(
                random.nextInt(3) + 1,
                Recurrence.Unit.WEEK,
                List.of(DayOfWeek.of(random.nextInt(7) + 1)),
                "Europe/Berlin",
                Instant.EPOCH,
                open.get(task));
    }

    private TaskflowEvent comment(UUID task, UUID person) {
        if (comments.isEmpty() || random.nextBoolean()) {
            UUID comment = UuidV7.next();
            comments.put(comment, task);
            return new CommentAdded(comment, task, board, person, word(), List.of(any(people)));
        }
        UUID comment = any(new ArrayList<>(comments.keySet()));
        if (random.nextBoolean()) {
            return new CommentEdited(comment, comments.get(comment), board, word(), List.of());
        }
        return new CommentDeleted(comment, comments.remove(comment), board);
    }

    private TaskflowEvent unassign(UUID task, UUID person) {
        assignees.get(task).remove(person);
        return new TaskUnassigned(task, board, person);
    }

    private TaskflowEvent restore(UUID task) {
        archived.remove(task);
        UUID column = any(columns);
        open.put(task, column);
        return new TaskRestored(task, board, column, rank());
    }

    private TaskflowEvent move(UUID task) {
        UUID to = any(columns);
        return new TaskMoved(task, board, open.put(task, to), to, rank());
    }

    private TaskflowEvent create() {
        UUID task = UuidV7.next();
        UUID column = any(columns);
        open.put(task, column);
        List<UUID> first = random.nextBoolean() ? List.of(any(people)) : List.of();
        assignees.put(task, new HashSet<>(first));
        return new TaskCreated(
                task,
                board,
                column,
                rank(),
                word(),
                random.nextBoolean() ? word() : null,
                first,
                random.nextBoolean() ? Priority.LOW : null,
                null,
                random.nextBoolean() ? Map.of(word(), word()) : Map.of(),
                random.nextBoolean() ? word() + task : null);
    }

    private TaskflowEvent changeBoard() {
        UUID column = any(columns);
        return switch (random.nextInt(14)) {
            case 5, 6, 7 -> changeLabels();
            case 8, 9, 10 -> changeFields();
            case 11 -> new ColumnArchived(board, column);
            case 12 -> new ColumnRestored(board, column, null, WipPolicy.WARN);
            case 13 -> random.nextBoolean() ? new BoardArchived(board) : new BoardRestored(board);
            case 0 ->
                random.nextBoolean()
                        ? new BoardRenamed(board, word())
                        : new BoardVisibilityChanged(
                                board, random.nextBoolean() ? BoardVisibility.PRIVATE : BoardVisibility.WORKSPACE);
            case 1 -> new ColumnRenamed(board, column, word());
            case 2 ->
                random.nextBoolean()
                        ? new ColumnMoved(board, column, rank())
                        : new ColumnLimited(
                                board, column, random.nextBoolean() ? 3 : null, any(List.of(WipPolicy.values())));
            case 3 -> {
                if (columns.size() > 2 && !open.containsValue(column) && !archived.containsValue(column)) {
                    columns.remove(column);
                    yield new ColumnDeleted(board, column);
                }
                yield addColumn();
            }
            default -> addColumn();
        };
    }

    private TaskflowEvent addColumn() {
        UUID column = UuidV7.next();
        columns.add(column);
        return new ColumnAdded(board, column, word(), rank());
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private String word() {
        return "w" + random.nextInt(20);
    }

    /** Short, so that ties and mixed case happen. */
    private String rank() {
        String digits = "09AZaz";
        return "" + digits.charAt(random.nextInt(6)) + digits.charAt(random.nextInt(6));
    }
}
