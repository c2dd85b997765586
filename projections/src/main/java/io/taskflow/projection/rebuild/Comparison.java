package io.taskflow.projection.rebuild;

import io.taskflow.projection.generation.Generation;
import io.taskflow.projection.search.Document;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Holds two generations that stand at the same position against each other: checksums by board first, then the rows that differ. */
final class Comparison {
    private static final List<String> TABLES = List.of(
            "board_current",
            "board_history",
            "column_current",
            "column_history",
            "epoch_current",
            "numbering_current",
            "occupancy_current",
            "board_epoch",
            "task_current",
            "task_history",
            "comment_current",
            "comment_history",
            "activity",
            "document_current",
            "assignment_current");
    private static final int TOLD = 3;

    // A board that either of them had to stop at an event is not held against the other.
    private static final String CHECKSUMS = """
            SELECT coalesce(a.board_id, b.board_id)
              FROM (SELECT board_id, count(*) AS rows, sum(hash_record_extended(t, 0)) AS sum FROM %s t GROUP BY board_id) a
              FULL JOIN (SELECT board_id, count(*) AS rows, sum(hash_record_extended(t, 0)) AS sum FROM %s t GROUP BY board_id) b
                ON a.board_id = b.board_id
             WHERE (a.rows, a.sum) IS DISTINCT FROM (b.rows, b.sum)
               AND NOT EXISTS (SELECT FROM projection.dead_letter d
                                WHERE d.projection = ? AND d.generation IN (?, ?) AND d.scope = coalesce(a.board_id, b.board_id)::text)
            """;
    private static final String ROWS = """
            (SELECT 'only in %1$s: ' || to_jsonb(x)::text FROM (SELECT * FROM %1$s WHERE board_id = ? EXCEPT ALL SELECT * FROM %2$s WHERE board_id = ?) x LIMIT %3$d)
            UNION ALL
            (SELECT 'only in %2$s: ' || to_jsonb(x)::text FROM (SELECT * FROM %2$s WHERE board_id = ? EXCEPT ALL SELECT * FROM %1$s WHERE board_id = ?) x LIMIT %3$d)
            """;

    private Comparison() {}

    /** What a table says; words are made from what stands beside them, and have no hash. */
    private static String rows(Generation generation, String table) {
        return table.equals(Document.ENTITY.current().table())
                ? "(SELECT " + Document.ENTITY.current().names() + " FROM " + generation.table(table) + ")"
                : generation.table(table);
    }

    /** What differs, for people; empty if nothing does. The connection's transaction sees both at the same position. */
    static Optional<String> difference(Connection snapshot, Generation live, Generation next) {
        JdbcClient sql = JdbcClient.create(new SingleConnectionDataSource(snapshot, true));
        for (String table : TABLES) {
            String one = rows(live, table);
            String other = rows(next, table);
            List<UUID> boards = sql.sql(CHECKSUMS.formatted(one, other))
                    .params(live.projection(), live.number(), next.number())
                    .query(UUID.class)
                    .list();
            if (!boards.isEmpty()) {
                UUID board = boards.getFirst();
                List<String> rows = sql.sql(ROWS.formatted(one, other, TOLD))
                        .params(board, board, board, board)
                        .query(String.class)
                        .list();
                return Optional.of("%s differs on %d boards; of board %s: %s"
                        .formatted(table, boards.size(), board, String.join("; ", rows)));
            }
        }
        return Optional.empty();
    }
}
