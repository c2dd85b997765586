package io.taskflow.command.task;

import io.taskflow.command.aggregate.AggregateLocks;
import io.taskflow.command.claim.Keys;
import io.taskflow.command.claim.Learner;
import io.taskflow.eventstore.AppendContext;
import io.taskflow.eventstore.AppendRefusal;
import io.taskflow.eventstore.Guard;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The dependencies of all tasks. Two that are harmless each by itself may go round together, and need not have a task in common; so what one decision saw of
 * the graph must still hold when it is appended. Only an addition can close a circle, so the log counts the additions of each workspace, which dependencies
 * never leave: the count is read together with the graph, and the append demands that it has not grown. The count never falls, so "at most one more than was
 * read" says just that. Removals need no guard: they make no circle, and a refusal that one of them would have spared was right when it was decided.
 */
public final class DependencyGraph implements Learner {
    private static final String WAYS = """
            WITH RECURSIVE waits(id) AS (
              SELECT :from::uuid
               UNION
              SELECT d.blocker_id FROM waits w JOIN command.dependency d ON d.task_id = w.id)
            SELECT EXISTS (SELECT FROM waits WHERE id = :to),
                   coalesce((SELECT value FROM log.counter WHERE key = :counter), 0)
            """;

    private final JdbcClient sql;
    private final AggregateLocks locks;

    public DependencyGraph(JdbcClient sql, AggregateLocks locks) {
        this.sql = sql;
        this.locks = locks;
    }

    /** One task waits for another. */
    record Dependency(UUID taskId, UUID blockerId) {}

    private record Reading(boolean found, long additions) {}

    /**
     * Whether a task is another or waits for it, perhaps by way of others. The append adds a dependency in the same workspace, and demands that no other was
     * added since.
     */
    public boolean leads(UUID workspaceId, UUID from, UUID to, AppendContext append) {
        String counter = Keys.dependencies(workspaceId);
        // Additions of one process wait for each other instead of being decided again and again.
        locks.hold(counter);
        Reading reading = sql.sql(WAYS)
                .param("from", from)
                .param("to", to)
                .param("counter", counter)
                .query((row, index) -> new Reading(row.getBoolean(1), row.getLong(2)))
                .single();
        append.guard(new Guard.Count(counter, 1, reading.additions() + 1));
        return reading.found();
    }

    /** Another addition was first: the next decision reads it. */
    @Override
    public boolean learn(AppendRefusal refusal) {
        return refusal instanceof AppendRefusal.LimitExceeded exceeded
                && exceeded.key().startsWith(Keys.DEPENDENCIES);
    }
}
