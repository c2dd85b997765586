package io.taskflow.command.importing;

import io.taskflow.command.claim.Claims;
import io.taskflow.command.claim.Keys;
import io.taskflow.command.rank.Ranks;
import io.taskflow.events.EventMetadata;
import io.taskflow.events.EventType;
import io.taskflow.events.EventTypes;
import io.taskflow.events.TaskflowEvent;
import io.taskflow.events.board.BoardCreated;
import io.taskflow.events.board.ColumnAdded;
import io.taskflow.events.task.Priority;
import io.taskflow.events.task.TaskAssigned;
import io.taskflow.events.task.TaskCreated;
import io.taskflow.events.task.TaskFieldsChanged;
import io.taskflow.events.task.TaskMoved;
import io.taskflow.events.task.TaskPrioritized;
import io.taskflow.events.task.TaskUnassigned;
import io.taskflow.eventstore.Guard;
import io.taskflow.eventstore.NewEvent;
import io.taskflow.support.events.EventCodec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes one board's changes as events: the board and its columns where they first appear, tasks as they change, every
 * task that enters a column at the column's end. Holds the board's columns and nothing of its tasks. The same steps give
 * the same bytes, so a step can be written again.
 */
final class BoardWriter {
    /** More events than one step can make. */
    static final int EVENTS_A_STEP = 8;

    private final ImportIds ids;
    private final UUID importId;
    private final UUID workspaceId;
    private final UUID boardId;
    private final String scope;
    private final ImportBoard board;
    private final List<String> fieldNames;
    private final EventCodec codec;
    private final People people;
    private final Map<String, Column> columns = new LinkedHashMap<>();
    private long boardVersion;
    private long lastRank;

    /** One column, and how many tasks are in it now. */
    private static final class Column {
        private final UUID id;
        private long tasks;

        Column(UUID id) {
            this.id = id;
        }
    }

    BoardWriter(
            UUID importId,
            UUID workspaceId,
            ImportBoard board,
            List<String> fieldNames,
            EventCodec codec,
            People people) {
        this.ids = new ImportIds(importId);
        this.importId = importId;
        this.workspaceId = workspaceId;
        this.board = board;
        this.boardId = ids.board(board.externalId(), board.beganMicros());
        this.scope = boardId.toString();
        this.fieldNames = fieldNames;
        this.codec = codec;
        this.people = people;
    }

    UUID boardId() {
        return boardId;
    }

    /** Writes one step's events and guards. */
    void write(long step, Change change, Consumer<NewEvent> events, Consumer<Guard> guards) {
        var out = new StepEvents(step * EVENTS_A_STEP, change, events);
        if (boardVersion == 0) {
            out.board(new BoardCreated(boardId, workspaceId, board.name(), null, board.externalId(), importId));
        }
        Column to = change.toColumn() == null ? null : column(change.toColumn(), change.atMicros(), out, guards);
        UUID taskId = ids.task(boardId, change.task(), change.beganMicros());
        if (change.creates()) {
            create(taskId, change, required(to), out);
            guards.accept(new Guard.Claim(Keys.taskOf(boardId, change.task()), taskId.toString()));
        } else {
            alter(taskId, change, to, out);
        }
        if (step == board.lastStep()) {
            columns.values().forEach(column -> {
                guards.accept(new Guard.Count(Keys.tasks(column.id), column.tasks, Long.MAX_VALUE));
                // Nothing imported is archived.
                guards.accept(new Guard.Count(Keys.open(column.id), column.tasks, Long.MAX_VALUE));
            });
        }
    }

    private Column column(String name, long atMicros, StepEvents out, Consumer<Guard> guards) {
        Column known = columns.get(name);
        if (known != null) {
            return known;
        }
        var column = new Column(ids.column(boardId, name, atMicros));
        columns.put(name, column);
        out.board(new ColumnAdded(boardId, column.id, name, nextRank(atMicros)));
        guards.accept(Claims.made(column.id));
        guards.accept(new Guard.Claim(Keys.column(boardId, column.id), null));
        return column;
    }

    private void create(UUID taskId, Change change, Column column, StepEvents out) {
        column.tasks++;
        Map<String, String> fields = new HashMap<>();
        for (int i = 0; i < fieldNames.size(); i++) {
            String value = change.fields().get(i);
            if (value != null && !value.isEmpty()) {
                fields.put(fieldNames.get(i), value);
            }
        }
        out.task(
                taskId,
                new TaskCreated(
                        taskId,
                        boardId,
                        column.id,
                        nextRank(change.atMicros()),
                        required(change.title()),
                        null,
                        Change.isSome(change.toAssignee())
                                ? List.of(people.id(required(change.toAssignee())))
                                : List.of(),
                        priority(change.priority()),
                        null,
                        fields,
                        change.task()));
    }

    private void alter(UUID taskId, Change change, @Nullable Column to, StepEvents out) {
        if (to != null) {
            Column from = required(columns.get(required(change.fromColumn())));
            from.tasks--;
            to.tasks++;
            out.task(taskId, new TaskMoved(taskId, boardId, from.id, to.id, nextRank(change.atMicros())));
        }
        if (Change.isSome(change.fromAssignee())) {
            out.task(taskId, new TaskUnassigned(taskId, boardId, people.id(required(change.fromAssignee()))));
        }
        if (Change.isSome(change.toAssignee())) {
            out.task(taskId, new TaskAssigned(taskId, boardId, people.id(required(change.toAssignee()))));
        }
        if (change.priority() != null) {
            out.task(taskId, new TaskPrioritized(taskId, boardId, priority(change.priority())));
        }
        if (change.changesFields()) {
            Map<String, @Nullable String> changes = new HashMap<>();
            for (int i = 0; i < fieldNames.size(); i++) {
                String value = change.fields().get(i);
                if (value != null) {
                    changes.put(fieldNames.get(i), value.isEmpty() ? null : value);
                }
            }
            out.task(taskId, new TaskFieldsChanged(taskId, boardId, changes));
        }
    }

    private static @Nullable Priority priority(@Nullable String name) {
        return Change.isSome(name) ? Priority.valueOf(required(name)) : null;
    }

    private String nextRank(long atMicros) {
        lastRank = Math.max(lastRank + 1, atMicros);
        return Ranks.at(lastRank);
    }

    private static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("a step lacks what its fold gave it");
        }
        return value;
    }

    /** The events of one step: of one moment and one actor, numbered within their streams. */
    private final class StepEvents {
        private final Instant occurredAt;
        private final byte[] metadata;
        private final Consumer<NewEvent> events;
        private long number;
        private long taskVersion;

        StepEvents(long firstNumber, Change change, Consumer<NewEvent> events) {
            this.number = firstNumber;
            this.occurredAt = Instant.EPOCH.plus(change.atMicros(), ChronoUnit.MICROS);
            this.metadata = codec.encodeMetadata(
                    change.actor().isEmpty()
                            ? Map.of(EventMetadata.SCOPE, scope)
                            : Map.of(
                                    EventMetadata.ACTOR,
                                    people.id(change.actor()).toString(),
                                    EventMetadata.SCOPE,
                                    scope));
            this.events = events;
            this.taskVersion = change.version();
        }

        void board(TaskflowEvent event) {
            accept(scope, "Board", boardVersion++, event);
        }

        void task(UUID taskId, TaskflowEvent event) {
            accept(taskId.toString(), "Task", taskVersion++, event);
        }

        private void accept(String stream, String aggregate, long sequence, TaskflowEvent event) {
            EventType type = EventTypes.of(event.getClass());
            events.accept(new NewEvent(
                    ids.event(number++).toString(),
                    stream,
                    aggregate,
                    scope,
                    sequence,
                    type.name(),
                    type.revision(),
                    codec.encode(event),
                    metadata,
                    occurredAt));
        }
    }
}
