package io.taskflow.query.activity;

import io.taskflow.query.moment.Reached;
import io.taskflow.query.taskboard.BoardHeaders;
import io.taskflow.support.problem.ProblemException;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A board whose activity someone may see today.
 *
 * @param position how far its activity is told
 */
record BoardSeen(UUID workspaceId, long position) {
    private static final String SEEN = """
            SELECT w.workspace_id, %s AS token, b.board_id IS NOT NULL AND NOT b.importing AS whole
              FROM %s LEFT JOIN board.board_current b ON b.board_id = w.board_id
             WHERE w.board_id = ? AND w.open
            """.formatted(BoardHeaders.TOKEN, BoardHeaders.SEEN);

    /** @throws ProblemException {@code not-found} */
    static BoardSeen read(JdbcClient jdbc, Reached reached, UUID viewer, UUID board) {
        return jdbc.sql(SEEN)
                .params(viewer, board)
                .query((row, index) -> new BoardSeen(
                        row.getObject("workspace_id", UUID.class),
                        reached.check(row.getLong("token"), row.getBoolean("whole"))))
                .optional()
                .orElseThrow(BoardHeaders::notFound);
    }
}
