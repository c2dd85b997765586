package io.taskflow.command.task;

import io.taskflow.command.rank.Gap;
import io.taskflow.command.rank.Place;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds the gaps in columns that places name. */
public final class TaskPlaces {
    private static final String BESIDE = """
            SELECT a.rank, a.came, n.rank, n.came
              FROM command.task_place a
              LEFT JOIN LATERAL (
                SELECT rank, came FROM command.task_place
                 WHERE column_id = a.column_id AND rank %s a.rank AND task_id <> :mover
                 ORDER BY rank %s LIMIT 1) n ON true
             WHERE a.task_id = :neighbour AND a.column_id = :column
            """;
    private static final String AFTER = BESIDE.formatted(">", "ASC");
    private static final String BEFORE = BESIDE.formatted("<", "DESC");
    private static final String LAST = """
            SELECT rank, came FROM command.task_place
             WHERE column_id = :column AND task_id <> :mover ORDER BY rank DESC LIMIT 1
            """;

    private static final String ORDER = """
            SELECT task_id FROM command.task_place
             WHERE column_id = :column AND task_id <> :mover ORDER BY rank, task_id
            """;

    private final JdbcClient sql;

    public TaskPlaces(JdbcClient sql) {
        this.sql = sql;
    }

    private record Placed(@Nullable String rank, long came) {
        static final Placed NONE = new Placed(null, 0);
    }

    /**
     * The gap in a column that a place names, among all tasks but the one that takes it; one that may begin only now.
     * A neighbour that is not on this column is none, so the end is meant; one's own place is wherever one is.
     */
    Gap gap(UUID columnId, UUID mover, Place place) {
        return switch (place) {
            case Place.End end -> Gap.WHOLE;
            case Place.After(UUID neighbour) ->
                beside(AFTER, columnId, mover, neighbour, (self, next) -> between(self, next));
            case Place.Before(UUID neighbour) ->
                beside(BEFORE, columnId, mover, neighbour, (self, next) -> between(next, self));
        };
    }

    private interface Sides {
        Gap gap(Placed neighbour, Placed next);
    }

    private Gap beside(String statement, UUID columnId, UUID mover, UUID neighbour, Sides sides) {
        if (neighbour.equals(mover)) {
            return Gap.WHOLE;
        }
        Optional<Gap> gap = sql.sql(statement)
                .param("mover", mover)
                .param("neighbour", neighbour)
                .param("column", columnId)
                .query((row, index) -> sides.gap(
                        new Placed(row.getString(1), row.getLong(2)), new Placed(row.getString(3), row.getLong(4))))
                .optional();
        return gap.orElseGet(() -> between(last(columnId, mover), Placed.NONE));
    }

    /** The tasks of a column in their order, but for one. */
    List<UUID> inOrder(UUID columnId, UUID mover) {
        return sql.sql(ORDER)
                .param("column", columnId)
                .param("mover", mover)
                .query(UUID.class)
                .list();
    }

    private Placed last(UUID columnId, UUID mover) {
        return sql.sql(LAST)
                .param("column", columnId)
                .param("mover", mover)
                .query((row, index) -> new Placed(row.getString(1), row.getLong(2)))
                .optional()
                .orElse(Placed.NONE);
    }

    private static Gap between(Placed lower, Placed upper) {
        return Gap.between(lower.rank(), lower.came(), upper.rank(), upper.came());
    }
}
