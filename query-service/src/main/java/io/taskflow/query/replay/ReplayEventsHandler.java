package io.taskflow.query.replay;

import io.taskflow.events.TaskflowEvent;
import io.taskflow.events.board.BoardEvent;
import io.taskflow.events.comment.CommentEvent;
import io.taskflow.events.filter.FilterEvent;
import io.taskflow.events.task.BlockingBegan;
import io.taskflow.events.task.BlockingEnded;
import io.taskflow.events.task.DependencyEvent;
import io.taskflow.events.task.TaskBlocked;
import io.taskflow.events.task.TaskEvent;
import io.taskflow.events.task.TaskJoined;
import io.taskflow.events.task.TaskLeft;
import io.taskflow.events.task.TaskUnblocked;
import io.taskflow.events.watcher.WatcherEvent;
import io.taskflow.events.workspace.WorkspaceEvent;
import io.taskflow.eventstore.EventLog;
import io.taskflow.eventstore.RecordedEvent;
import io.taskflow.query.access.BoardAccess;
import io.taskflow.query.fold.BoardFold;
import io.taskflow.query.fold.LoggedEvent;
import io.taskflow.query.fold.Told;
import io.taskflow.query.moment.Moment;
import io.taskflow.query.moment.ViewGate;
import io.taskflow.query.people.People;
import io.taskflow.query.people.Person;
import io.taskflow.query.taskboard.SeenTasks;
import io.taskflow.query.taskboard.TaskRow;
import io.taskflow.support.events.EventCodec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Folds the board while it tells its events, so that each line says what its event changed. */
@Component
class ReplayEventsHandler {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Under which names an event of a dependency is stored with the other task. */
    private static final List<String> OTHERS = List.of("blockerId", "blockedId");

    /** Where a task came from or went to, which may be a board that the viewer may not see. */
    private static final List<String> ELSEWHERE = List.of("fromBoardId", "toBoardId");

    private final ViewGate views;
    private final EventLog log;
    private final EventCodec codec;
    private final BoardAccess access;
    private final JdbcClient jdbc;

    ReplayEventsHandler(ViewGate views, EventLog log, EventCodec codec, BoardAccess access, JdbcClient jdbc) {
        this.views = views;
        this.log = log;
        this.codec = codec;
        this.access = access;
        this.jdbc = jdbc;
    }

    /** What will be told: nothing after {@code position}. */
    record Replay(long position, Consumer<Consumer<ReplayLine>> lines) {}

    /** @throws io.taskflow.support.problem.ProblemException {@code not-found}; before any line is told */
    Replay handle(ReplayEvents query) {
        UUID workspace = access.require(query.viewer(), query.board());
        long head = views.awaitLog(query.upTo());
        return new Replay(head, reader -> {
            var told = new Telling(query, workspace, reader);
            log.readScope(query.board().toString(), 0, head, told::next);
        });
    }

    /** A replay under way. */
    private final class Telling {
        private final ReplayEvents query;
        private final UUID workspace;
        private final Consumer<ReplayLine> reader;
        private final BoardFold board = new BoardFold();
        private final Map<UUID, Person> people = new HashMap<>();
        private final Map<UUID, Boolean> others = new HashMap<>();

        Telling(ReplayEvents query, UUID workspace, Consumer<ReplayLine> reader) {
            this.query = query;
            this.workspace = workspace;
            this.reader = reader;
        }

        void next(RecordedEvent recorded) {
            LoggedEvent logged = LoggedEvent.of(recorded, codec);
            Moment upTo = query.upTo().moment();
            if (!upTo.includes(logged.position(), logged.occurredAt())) {
                return;
            }
            Told change = apply(logged);
            if (!logged.occurredAt().isBefore(query.from())) {
                reader.accept(line(recorded, logged, change));
            }
        }

        private Told apply(LoggedEvent logged) {
            return switch (logged.event()) {
                case BoardEvent event -> {
                    Told change = Told.of(event, board);
                    board.apply(logged);
                    yield change;
                }
                case TaskEvent event -> {
                    TaskRow before = board.task(event.taskId());
                    TaskRow leaving = event instanceof TaskLeft ? board.requireTask(event.taskId()) : null;
                    board.apply(logged);
                    yield Told.of(event, before, leaving == null ? board.requireTask(event.taskId()) : leaving, board);
                }
                case CommentEvent event -> {
                    Told change = Told.of(event, board);
                    board.apply(logged);
                    yield change;
                }
                case WatcherEvent event -> {
                    board.apply(logged);
                    yield Told.of(event);
                }
                case WorkspaceEvent _, FilterEvent _ ->
                    throw new IllegalStateException("an event of no board in a board's scope");
            };
        }

        private ReplayLine line(RecordedEvent recorded, LoggedEvent logged, Told change) {
            ObjectNode event = (ObjectNode) JSON.readTree(recorded.payload());
            event.remove(ELSEWHERE);
            if (logged.event() instanceof TaskJoined joined) {
                event.set("blockedBy", seen(joined.blockedBy()));
                event.set("blocks", seen(joined.blocks()));
            }
            boolean hidden = hidesOther(logged.event());
            if (hidden) {
                event.remove(OTHERS);
            }
            return new ReplayLine(
                    logged.position(),
                    logged.occurredAt(),
                    recorded.recordedAt(),
                    logged.type(),
                    recorded.revision(),
                    taskOf(logged.event()),
                    logged.version(),
                    person(logged.actor()),
                    event,
                    hidden ? new Told(Map.of(), Map.of()) : change);
        }

        /** Whether nothing is told of the other task that an event names: it may be on a board that the viewer may not see. */
        private boolean hidesOther(TaskflowEvent event) {
            if (!(event instanceof DependencyEvent dependency)) {
                return false;
            }
            UUID other = switch (dependency) {
                case TaskBlocked e -> e.blockerId();
                case TaskUnblocked e -> e.blockerId();
                case BlockingBegan e -> e.blockedId();
                case BlockingEnded e -> e.blockedId();
            };
            return !sees(other);
        }

        private JsonNode seen(List<UUID> tasks) {
            return JSON.valueToTree(tasks.stream().filter(this::sees).toList());
        }

        private boolean sees(UUID other) {
            return others.computeIfAbsent(
                    other,
                    one -> !SeenTasks.of(jdbc, query.viewer(), List.of(one))
                            .ids()
                            .isEmpty());
        }

        private static @Nullable UUID taskOf(TaskflowEvent event) {
            return switch (event) {
                case TaskEvent e -> e.taskId();
                case CommentEvent e -> e.taskId();
                case WatcherEvent e -> e.taskId();
                case BoardEvent e -> null;
                case WorkspaceEvent e -> null;
                case FilterEvent e -> null;
            };
        }

        private @Nullable Person person(@Nullable UUID id) {
            return id == null
                    ? null
                    : people.computeIfAbsent(
                            id, one -> People.of(jdbc, workspace, List.of(one)).get(one));
        }
    }
}
