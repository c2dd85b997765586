package io.taskflow.query.task;

import io.taskflow.events.task.TaskEvent;
import io.taskflow.events.watcher.WatcherEvent;
import io.taskflow.eventstore.EventLog;
import io.taskflow.query.access.BoardAccess;
import io.taskflow.query.fold.LoggedEvent;
import io.taskflow.query.fold.TaskFold;
import io.taskflow.query.moment.Moment;
import io.taskflow.query.taskboard.TaskRow;
import io.taskflow.support.events.EventCodec;
import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A task's own events from the log, for those who may see its board today. */
@Component
public class TaskStream {
    private static final String ARRIVALS =
            "SELECT board_id, at, position FROM command.task_arrival WHERE task_id = ? ORDER BY position DESC";

    private final EventLog log;
    private final EventCodec codec;
    private final BoardAccess access;
    private final JdbcClient jdbc;

    TaskStream(EventLog log, EventCodec codec, BoardAccess access, JdbcClient jdbc) {
        this.log = log;
        this.codec = codec;
        this.access = access;
        this.jdbc = jdbc;
    }

    /** An event, and the task before and after it. */
    public record Step(
            LoggedEvent logged, TaskEvent event, @Nullable TaskRow before, TaskRow after) {}

    /**
     * A task's steps and the workspace it is in.
     *
     * @param versions how many there are
     * @param all oldest first, without those on boards that the viewer does not see
     */
    public record Steps(UUID workspace, long versions, List<Step> all) {}

    /** Since when a task is on a board: since it began, or came from another. */
    public record Stay(UUID board, Instant at, long position) {}

    /**
     * Where a task is at a moment, or is at first where it begins later; whoever asks. From the log, since the view may not have it yet.
     *
     * @throws ProblemException {@code not-found}
     */
    public Stay stay(UUID task, Moment moment) {
        // Few tasks ever come from another board.
        Optional<Stay> arrival = jdbc
                .sql(ARRIVALS)
                .param(task)
                .query((row, index) -> new Stay(
                        row.getObject(1, UUID.class),
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        row.getLong(3)))
                .list()
                .stream()
                .filter(stay -> moment.includes(stay.position(), stay.at()))
                .findFirst();
        return arrival.orElseGet(() -> first(task));
    }

    private Stay first(UUID task) {
        AtomicReference<@Nullable Stay> first = new AtomicReference<>();
        log.readStream(task.toString(), 0, 1, recorded -> {
            LoggedEvent logged = LoggedEvent.of(recorded, codec);
            if (logged.event() instanceof TaskEvent event) {
                first.set(new Stay(event.boardId(), logged.occurredAt(), logged.position()));
            }
        });
        return Optional.ofNullable(first.get()).orElseThrow(TaskStream::notFound);
    }

    /**
     * The steps of a task, for those who see the board it is on today.
     *
     * @throws ProblemException {@code not-found}
     */
    public Steps steps(UUID viewer, UUID task) {
        List<Step> steps = new ArrayList<>();
        log.readStream(task.toString(), 0, recorded -> {
            LoggedEvent logged = LoggedEvent.of(recorded, codec);
            // The stream of a board or workspace has no task's events: then there is no task of this id.
            if (logged.event() instanceof TaskEvent event) {
                TaskRow before = steps.isEmpty() ? null : steps.getLast().after();
                steps.add(new Step(logged, event, before, TaskFold.evolve(before, event, logged)));
            }
        });
        if (steps.isEmpty()) {
            throw notFound();
        }
        UUID board = steps.getLast().event().boardId();
        UUID workspace = access.find(viewer, board).orElseThrow(TaskStream::notFound);
        Map<UUID, Boolean> seen = new HashMap<>(Map.of(board, true));
        List<Step> shown = steps.stream()
                .filter(step -> seen.computeIfAbsent(
                        step.event().boardId(), id -> access.find(viewer, id).isPresent()))
                .toList();
        return new Steps(workspace, steps.size(), shown);
    }

    /** Those who watched a task at a position, in the order they came; who may know is for others to say. */
    List<UUID> watchers(UUID task, long position) {
        List<UUID> watchers = new ArrayList<>();
        log.readStream(WatcherEvent.stream(task).toString(), 0, recorded -> {
            if (recorded.position() <= position
                    && LoggedEvent.of(recorded, codec).event() instanceof WatcherEvent event) {
                TaskFold.evolve(watchers, event);
            }
        });
        return watchers;
    }

    /** The one refusal for tasks that are not there and tasks that are not shown. */
    public static ProblemException notFound() {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no such task, or you may not see it");
    }
}
