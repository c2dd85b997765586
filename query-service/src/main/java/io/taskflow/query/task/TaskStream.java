package io.taskflow.query.task;

import io.taskflow.events.task.TaskEvent;
import io.taskflow.events.watcher.WatcherEvent;
import io.taskflow.eventstore.EventLog;
import io.taskflow.query.access.BoardAccess;
import io.taskflow.query.fold.LoggedEvent;
import io.taskflow.query.fold.TaskFold;
import io.taskflow.query.taskboard.TaskRow;
import io.taskflow.support.events.EventCodec;
import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A task's own events from the log, for those who may see its board today. */
@Component
public class TaskStream {
    private final EventLog log;
    private final EventCodec codec;
    private final BoardAccess access;

    TaskStream(EventLog log, EventCodec codec, BoardAccess access) {
        this.log = log;
        this.codec = codec;
        this.access = access;
    }

    /** An event, and the task before and after it. */
    public record Step(
            LoggedEvent logged, TaskEvent event, @Nullable TaskRow before, TaskRow after) {}

    /** A task's steps, oldest first, and the workspace it is in. */
    public record Steps(UUID workspace, List<Step> all) {}

    /** Where and when a task began. */
    public record Begun(UUID board, Instant at, long position) {}

    /**
     * Where and when a task began, whoever asks: from the log, since the view may not have it yet.
     *
     * @throws ProblemException {@code not-found}
     */
    public Begun begun(UUID task) {
        AtomicReference<@Nullable Begun> begun = new AtomicReference<>();
        log.readStream(task.toString(), 0, 1, recorded -> {
            LoggedEvent logged = LoggedEvent.of(recorded, codec);
            if (logged.event() instanceof TaskEvent event) {
                begun.set(new Begun(event.boardId(), logged.occurredAt(), logged.position()));
            }
        });
        return Optional.ofNullable(begun.get()).orElseThrow(TaskStream::notFound);
    }

    /**
     * All steps of a task, oldest first.
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
        try {
            return new Steps(access.require(viewer, steps.getFirst().event().boardId()), steps);
        } catch (ProblemException hidden) {
            throw notFound();
        }
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
