package io.taskflow.query.access;

import io.taskflow.query.taskboard.BoardHeaders;
import io.taskflow.support.problem.ProblemException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether someone may see a board today: a member of its workspace, once the board is no longer being imported. */
@Component
public class BoardAccess {
    private static final String WORKSPACE =
            "SELECT w.workspace_id FROM " + BoardHeaders.SEEN + " WHERE w.board_id = ? AND w.open";

    private final JdbcClient jdbc;

    BoardAccess(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The board's workspace.
     *
     * @throws ProblemException {@code not-found}, the same for boards not there and boards not shown
     */
    public UUID require(UUID viewer, UUID board) {
        return find(viewer, board).orElseThrow(BoardHeaders::notFound);
    }

    /** The same; empty for a board that is not shown. */
    public Optional<UUID> find(UUID viewer, UUID board) {
        return jdbc.sql(WORKSPACE).params(viewer, board).query(UUID.class).optional();
    }
}
