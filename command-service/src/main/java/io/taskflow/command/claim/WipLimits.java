package io.taskflow.command.claim;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.taskflow.events.board.WipPolicy;
import io.taskflow.events.task.ChecklistEvent;
import io.taskflow.events.task.DependencyEvent;
import io.taskflow.events.task.TaskArchived;
import io.taskflow.events.task.TaskAssigned;
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
import io.taskflow.events.task.TaskUnlabelled;
import io.taskflow.eventstore.AppendRefusal;
import io.taskflow.eventstore.Guard;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What columns demand of tasks that come and go: that they are there, and that their limits hold, however many tasks come
 * at once. A column has no limit as far as is known here; the append demands that this is so, and a refusal tells the
 * limit, with which the command is decided again.
 */
public final class WipLimits implements Learner {
    private static final int REMEMBERED = 100_000;

    /** The limits that block, as the claims of their columns hold them. */
    private final Cache<String, String> known =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    /** What a column's claim holds of a limit; null for none that blocks. */
    static @Nullable String blocking(@Nullable Integer limit, WipPolicy policy) {
        return limit == null || policy == WipPolicy.WARN ? null : limit.toString();
    }

    /**
     * What an event demands of the columns it takes a task from and puts it into.
     *
     * @param columnId where the task stands before; for one that begins, where it comes to stand
     */
    public List<Guard> of(TaskEvent event, UUID columnId) {
        return switch (event) {
            case TaskCreated e -> entering(e.boardId(), e.columnId());
            case TaskMoved e when e.from().equals(e.columnId()) -> List.of();
            case TaskMoved e -> {
                List<Guard> entering = entering(e.boardId(), e.columnId());
                yield List.of(leaving(e.from()), entering.getFirst(), entering.getLast());
            }
            case TaskArchived e -> List.of(leaving(columnId));
            case TaskLeft e -> List.of(leaving(e.columnId()));
            case TaskJoined e -> entering(e.boardId(), e.columnId());
            case TaskRestored e -> entering(e.boardId(), e.columnId());
            case TaskRenamed _,
                    TaskDescribed _,
                    TaskAssigned _,
                    TaskUnassigned _,
                    TaskLabelled _,
                    TaskUnlabelled _,
                    TaskPrioritized _,
                    TaskStartChanged _,
                    TaskDueChanged _,
                    TaskDueMarked _,
                    TaskFieldsChanged _,
                    TaskRecurrenceChanged _,
                    TaskRecurred _,
                    TaskFollowed _,
                    ChecklistEvent _,
                    DependencyEvent _ -> List.of();
        };
    }

    private static Guard leaving(UUID columnId) {
        return new Guard.Count(Keys.open(columnId), -1, Long.MAX_VALUE);
    }

    /** What a task demands that comes into a column whatever the limit. */
    public static List<Guard> whatever(UUID boardId, UUID columnId) {
        return List.of(
                new Guard.MustExist(Keys.column(boardId, columnId)),
                new Guard.Count(Keys.open(columnId), 1, Long.MAX_VALUE));
    }

    private List<Guard> entering(UUID boardId, UUID columnId) {
        String column = Keys.column(boardId, columnId);
        String limit = known.getIfPresent(column);
        return List.of(
                new Guard.MustHold(column, limit),
                new Guard.Count(Keys.open(columnId), 1, limit == null ? Long.MAX_VALUE : Long.parseLong(limit)));
    }

    @Override
    public boolean learn(AppendRefusal refusal) {
        if (Claims.archived(refusal)
                || !(refusal instanceof AppendRefusal.Taken(String key, String limit))
                || !key.startsWith(Keys.COLUMN)) {
            return false;
        }
        if (limit == null) {
            known.invalidate(key);
        } else {
            known.put(key, limit);
        }
        return true;
    }
}
