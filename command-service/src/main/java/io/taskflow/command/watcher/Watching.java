package io.taskflow.command.watcher;

import io.taskflow.command.access.Access;
import io.taskflow.command.aggregate.AggregateLocks;
import io.taskflow.command.decision.Decision;
import io.taskflow.command.decision.Decisions;
import io.taskflow.command.decision.Refusal;
import io.taskflow.command.task.TaskState;
import io.taskflow.command.task.Tasks;
import io.taskflow.events.watcher.WatcherEvent;
import io.taskflow.eventstore.AppendContext;
import io.taskflow.eventstore.ExpectedVersion;
import io.taskflow.support.permission.Permission;
import java.util.Collection;
import java.util.UUID;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;

/** Those who watch tasks, for the handlers of commands: finds them, checks rights, carries decisions out. */
public final class Watching {
    private final Repository<Watchers> repository;
    private final AggregateLocks locks;
    private final Access access;
    private final Tasks tasks;

    Watching(Repository<Watchers> repository, AggregateLocks locks, Access access, Tasks tasks) {
        this.repository = repository;
        this.locks = locks;
        this.access = access;
        this.tasks = tasks;
    }

    /** A rule about those who watch a task. */
    public interface Rule {
        Decision<WatcherEvent> decide(TaskState task, WatcherState watchers);
    }

    /**
     * Decides on those who watch a task, as they stand; it must not be archived.
     *
     * @param people who must see it
     */
    public @Nullable Refusal change(UUID by, UUID taskId, Collection<UUID> people, AppendContext append, Rule rule)
            throws Exception {
        // Before anything else, as whoever begins the stream has its task's lock by then.
        locks.hold(taskId.toString());
        // Asked for before the task, so that the answer tells their version and not the task's.
        Aggregate<Watchers> watchers = find(WatcherEvent.stream(taskId));
        return tasks.beside(by, taskId, Permission.CHANGE_BOARD, append, (task, granted) -> {
            if (task.archived()) {
                return new Refusal.Archived();
            }
            UUID stranger = access.demandPeople(granted, task.boardId(), people, append);
            if (stranger != null) {
                return new Refusal.UnknownMember("/watchers", stranger);
            }
            return watchers == null
                    ? begin(by, taskId, rule.decide(task, WatcherState.NONE), append)
                    : watchers.invoke(root -> Decisions.carryOut(
                            rule.decide(task, root.state()), append, event -> root.apply(event, by)));
        });
    }

    private @Nullable Refusal begin(UUID by, UUID taskId, Decision<WatcherEvent> decision, AppendContext append)
            throws Exception {
        if (decision.equals(Decision.<WatcherEvent>unchanged())) {
            append.expect(new ExpectedVersion(WatcherEvent.stream(taskId).toString(), 0));
            return null;
        }
        if (decision instanceof Decision.Refused<WatcherEvent>(Refusal refusal)) {
            return refusal;
        }
        repository.newInstance(() -> {
            var begun = new Watchers();
            Decisions.carryOut(decision, append, event -> begun.apply(event, by));
            return begun;
        });
        return null;
    }

    private @Nullable Aggregate<Watchers> find(UUID stream) {
        try {
            return repository.load(stream.toString());
        } catch (AggregateNotFoundException e) {
            return null;
        }
    }
}
