package io.taskflow.command.task;

import io.taskflow.command.access.Access;
import io.taskflow.command.access.Confinement;
import io.taskflow.command.board.BoardFields;
import io.taskflow.command.board.KnownFields;
import io.taskflow.command.claim.Claims;
import io.taskflow.command.claim.Keys;
import io.taskflow.command.claim.WipLimits;
import io.taskflow.command.decision.Decision;
import io.taskflow.command.decision.Decisions;
import io.taskflow.command.decision.Refusal;
import io.taskflow.command.rank.Landing;
import io.taskflow.command.rank.Place;
import io.taskflow.command.rank.Ranks;
import io.taskflow.events.task.TaskCreated;
import io.taskflow.events.task.TaskEvent;
import io.taskflow.eventstore.AppendContext;
import io.taskflow.eventstore.ExpectedVersion;
import io.taskflow.eventstore.Guard;
import io.taskflow.support.permission.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;

/** All tasks, for the handlers of commands: finds them, checks rights, carries decisions out. */
public final class Tasks {
    private final Repository<Task> repository;
    private final Access access;
    private final TaskPlaces places;
    private final Ranks ranks;

    private final Rebalancing rebalancing;
    private final WipLimits limits;
    private final KnownFields fields;
    private final Recurrences recurrences;

    Tasks(
            Repository<Task> repository,
            Access access,
            TaskPlaces places,
            Ranks ranks,
            Rebalancing rebalancing,
            WipLimits limits,
            KnownFields fields,
            Recurrences recurrences) {
        this.repository = repository;
        this.access = access;
        this.places = places;
        this.ranks = ranks;
        this.rebalancing = rebalancing;
        this.limits = limits;
        this.fields = fields;
        this.recurrences = recurrences;
    }

    /** Where in a column a task would stand at a place. */
    public Landing landing(UUID boardId, UUID columnId, UUID taskId, Place place) {
        Landing landing = Landing.in(places.gap(columnId, taskId, place), ranks);
        if (landing.rank().length() <= Ranks.LONG) {
            return landing;
        }
        rebalancing.spread(boardId, columnId, taskId);
        return Landing.in(places.gap(columnId, taskId, place), ranks);
    }

    /**
     * Begins a task; its board must take commands and have its fields, and its people see the board.
     *
     * @param values of its fields by name
     * @param first with the values by the keys of the fields
     * @param more what becomes of it at once
     */
    public @Nullable Refusal create(
            UUID by,
            UUID boardId,
            Map<String, String> values,
            Function<Map<String, String>, TaskCreated> first,
            List<TaskEvent> more,
            AppendContext append)
            throws Exception {
        return switch (access.toBoard(by, boardId, Permission.CHANGE_BOARD)) {
            case Access.Entry.Denied denied -> denied.refuse(append);
            case Access.Entry.Granted granted -> {
                demand(granted, boardId, append);
                yield switch (filed(granted, boardId, values, append)) {
                    case FieldValues.Refused(Refusal refusal) -> refusal;
                    case FieldValues.Filed filed -> {
                        TaskCreated event = first.apply(filed.standing());
                        Refusal stranger = demandAssignees(granted, boardId, event.assignees(), append);
                        yield stranger == null ? begin(by, event, more, append) : stranger;
                    }
                };
            }
        };
    }

    private @Nullable Refusal begin(UUID by, TaskCreated event, List<TaskEvent> more, AppendContext append)
            throws Exception {
        List<TaskEvent> events = new ArrayList<>();
        events.add(event);
        events.addAll(more);
        repository.newInstance(() -> {
            var task = new Task();
            Decisions.carryOut(new Decision.Accepted<>(events), append, next -> {
                task.apply(next, by);
                limits.of(next, event.columnId()).forEach(append::guard);
            });
            return task;
        });
        return null;
    }

    /** Decides on a task as it stands. */
    public @Nullable Refusal change(
            UUID by, UUID taskId, AppendContext append, Function<TaskState, Decision<TaskEvent>> rule) {
        return change(by, taskId, append, (task, granted) -> rule.apply(task));
    }

    /**
     * A rule about a task and values of its fields, which its board must have.
     *
     * @param values by name; null clears
     */
    public @Nullable Refusal changeFields(
            UUID by,
            UUID taskId,
            Map<String, @Nullable String> values,
            AppendContext append,
            BiFunction<TaskState, FieldValues.Filed, Decision<TaskEvent>> rule) {
        return change(by, taskId, append, (task, granted) -> switch (filed(granted, task.boardId(), values, append)) {
            case FieldValues.Refused(Refusal refusal) -> Decision.refuse(refusal);
            case FieldValues.Filed filed -> rule.apply(task, filed);
        });
    }

    /** Finds the fields of values and lets the append demand that these are the board's fields still. */
    private FieldValues filed(
            Access.Entry.Granted granted,
            UUID boardId,
            Map<String, ? extends @Nullable String> values,
            AppendContext append) {
        if (values.isEmpty()) {
            return FieldValues.Filed.NONE;
        }
        BoardFields known = fields.of(boardId);
        FieldValues found = FieldValues.of(known, values);
        if (found instanceof FieldValues.Refused) {
            // No append would tell that this is not so any more.
            known = fields.newest(boardId);
            found = FieldValues.of(known, values);
        }
        if (found instanceof FieldValues.Filed filed) {
            append.guard(KnownFields.unchanged(boardId, known));
            for (Map.Entry<String, UUID> person : filed.people().entrySet()) {
                if (access.demandPeople(granted, boardId, List.of(person.getValue()), append) != null) {
                    return new FieldValues.Refused(FieldValues.stranger(person.getKey(), person.getValue()));
                }
            }
        }
        return found;
    }

    /** A rule about a task and a person who must see it. */
    public @Nullable Refusal changeWithPerson(
            UUID by, UUID taskId, UUID person, AppendContext append, Function<TaskState, Decision<TaskEvent>> rule) {
        return change(by, taskId, append, (task, granted) -> {
            UUID stranger = access.demandPeople(granted, task.boardId(), List.of(person), append);
            return stranger == null
                    ? rule.apply(task)
                    : Decision.refuse(new Refusal.UnknownMember("/assignees", stranger));
        });
    }

    /** A rule about a task that goes to another board. */
    public interface Crossing {
        /** @param there the right to that board */
        Decision<TaskEvent> decide(TaskState task, Access.Entry.Granted there, UUID boardId);
    }

    /**
     * Moves a task, on its board or to another of the same workspace, which the person may change as well.
     *
     * @param boardId where it goes; null for its own board
     */
    public @Nullable Refusal move(
            UUID by,
            UUID taskId,
            @Nullable UUID boardId,
            AppendContext append,
            Function<TaskState, Decision<TaskEvent>> within,
            Crossing across) {
        return change(by, taskId, append, (task, granted) -> {
            if (boardId == null || boardId.equals(task.boardId())) {
                return within.apply(task);
            }
            return switch (access.toBoard(by, boardId, Permission.CHANGE_BOARD)) {
                case Access.Entry.Denied denied -> {
                    Refusal refusal = denied.refuse(append);
                    yield Decision.refuse(refusal instanceof Refusal.NotFound ? new Refusal.UnknownBoard() : refusal);
                }
                case Access.Entry.Granted there
                when !there.workspaceId().equals(granted.workspaceId()) ->
                    Decision.refuse(new Refusal.Invalid(
                            "/boardId", "same-workspace", "a task moves to boards of its own workspace"));
                case Access.Entry.Granted there -> {
                    demand(there, boardId, append);
                    yield across.decide(task, there, boardId);
                }
            };
        });
    }

    /** A rule about a task and a label, which is not found where it is none of the task's board. */
    public @Nullable Refusal changeWithLabel(
            UUID by, UUID taskId, UUID label, AppendContext append, Function<TaskState, Decision<TaskEvent>> rule) {
        return change(by, taskId, append, (task, granted) -> {
            append.guard(new Guard.MustExist(Keys.label(task.boardId(), label), true));
            return rule.apply(task);
        });
    }

    /** A rule about a task and another of the same workspace. */
    public interface Link {
        Decision<TaskEvent> decide(TaskState task, TaskState other, UUID workspaceId);
    }

    /** A rule about a task and another, if that is there. */
    public interface Unlink {
        Decision<TaskEvent> decide(TaskState task, @Nullable TaskState other);
    }

    /** Decides on a task and another one, which must be there, be seen, and be of the same workspace; its board must take commands. */
    public @Nullable Refusal link(UUID by, UUID taskId, UUID otherId, AppendContext append, Link rule) {
        return onTwo(by, taskId, otherId, append, (task, other, own) -> {
            if (other == null) {
                return Decision.refuse(new Refusal.NotFound());
            }
            return switch (access.toBoard(by, other.boardId(), Permission.CHANGE_BOARD)) {
                // Why they may not see it is not for them to know.
                case Access.Entry.Denied denied -> Decision.refuse(new Refusal.NotFound());
                case Access.Entry.Granted granted
                when !granted.workspaceId().equals(own.workspaceId()) -> Decision.refuse(new Refusal.OtherWorkspace());
                case Access.Entry.Granted granted -> {
                    demand(granted, other.boardId(), append);
                    yield rule.decide(task, other, own.workspaceId());
                }
            };
        });
    }

    /** Decides on a task and another one, if that is there: who may change the task may end what ties it to others. */
    public @Nullable Refusal unlink(UUID by, UUID taskId, UUID otherId, AppendContext append, Unlink rule) {
        return onTwo(by, taskId, otherId, append, (task, other, granted) -> rule.decide(task, other));
    }

    private interface OnTwo {
        Decision<TaskEvent> decide(TaskState task, @Nullable TaskState other, Access.Entry.Granted granted);
    }

    private @Nullable Refusal onTwo(UUID by, UUID taskId, UUID otherId, AppendContext append, OnTwo rule) {
        // Both are locked in the order of their ids, so that no two commands ever wait for each other's.
        Aggregate<Task> early = otherId.toString().compareTo(taskId.toString()) < 0 ? find(otherId) : null;
        return onTask(by, taskId, Permission.CHANGE_BOARD, append, (task, state, granted) -> {
            Aggregate<Task> other = early == null ? find(otherId) : early;
            Decision<TaskEvent> decision =
                    rule.decide(state, other == null ? null : other.invoke(Task::state), granted);
            return Decisions.carryOut(decision, append, event -> {
                Aggregate<Task> changed = other == null || event.taskId().equals(taskId) ? task : other;
                changed.execute(root -> root.apply(event, by));
            });
        });
    }

    /** A rule about something beside a task, such as a comment, on a board that takes commands; the task itself stays. */
    public interface Beside {
        @Nullable
        Refusal decide(TaskState task, Access.Entry.Granted granted) throws Exception;
    }

    /** Decides on something beside a task as it stands, for those who may do this on its board. */
    public @Nullable Refusal beside(UUID by, UUID taskId, Permission permission, AppendContext append, Beside rule)
            throws Exception {
        return onTask(by, taskId, permission, append, (task, state, granted) -> {
            // It must not go to another board meanwhile: what is beside it would be told of this one.
            append.expect(new ExpectedVersion(taskId.toString(), task.version() + 1));
            return rule.decide(state, granted);
        });
    }

    private interface Rule {
        Decision<TaskEvent> decide(TaskState task, Access.Entry.Granted granted);
    }

    private @Nullable Refusal change(UUID by, UUID taskId, AppendContext append, Rule rule) {
        return onTask(by, taskId, Permission.CHANGE_BOARD, append, (task, state, granted) -> {
            Decision<TaskEvent> decision = rule.decide(state, granted);
            Refusal refusal = task.invoke(root -> Decisions.carryOut(decision, append, event -> {
                root.apply(event, by);
                limits.of(event, state.columnId()).forEach(append::guard);
            }));
            if (decision instanceof Decision.Accepted<TaskEvent>(var changes)) {
                recurrences.after(state, changes).ifPresent(next -> follow(by, task, next, append));
            }
            return refusal;
        });
    }

    /** Begins the next of a task that recurs. */
    private void follow(UUID by, Aggregate<Task> task, Recurrences.Next next, AppendContext append) {
        task.execute(root -> root.apply(next.recurred(), by));
        try {
            repository.newInstance(() -> {
                var following = new Task();
                following.apply(next.created(), by);
                next.more().forEach(event -> following.apply(event, by));
                return following;
            });
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a task that only applies events throws nothing else", e);
        }
        // A limit keeps nobody from having done what was to do; a label that goes at this moment is passed over by
        // readers.
        Claims.of(next.created()).forEach(append::guard);
        WipLimits.whatever(next.created().boardId(), next.created().columnId()).forEach(append::guard);
    }

    private interface OnTask<X extends Exception> {
        @Nullable
        Refusal decide(Aggregate<Task> task, TaskState state, Access.Entry.Granted granted) throws X;
    }

    private <X extends Exception> @Nullable Refusal onTask(
            UUID by, UUID taskId, Permission permission, AppendContext append, OnTask<X> rule) throws X {
        Aggregate<Task> task = find(taskId);
        if (task == null) {
            return new Refusal.NotFound();
        }
        TaskState state = task.invoke(Task::state);
        if (!Confinement.admits(state.boardId())) {
            return new Refusal.NotFound();
        }
        return switch (access.toBoard(by, state.boardId(), permission)) {
            case Access.Entry.Denied denied -> denied.refuse(append);
            case Access.Entry.Granted granted -> {
                demand(granted, state.boardId(), append);
                yield rule.decide(task, state, granted);
            }
        };
    }

    private @Nullable Aggregate<Task> find(UUID taskId) {
        try {
            return repository.load(taskId.toString());
        } catch (AggregateNotFoundException e) {
            return null;
        }
    }

    private static void demand(Access.Entry.Granted granted, UUID boardId, AppendContext append) {
        granted.demand(append);
        append.guard(Claims.open(boardId));
    }

    private @Nullable Refusal demandAssignees(
            Access.Entry.Granted granted, UUID boardId, List<UUID> people, AppendContext append) {
        UUID stranger = access.demandPeople(granted, boardId, people, append);
        return stranger == null ? null : new Refusal.UnknownMember("/assignees/" + people.indexOf(stranger), stranger);
    }
}
