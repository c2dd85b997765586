package io.taskflow.query.access;

import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether someone may see a workspace today: its members, guests not. */
@Component
public class WorkspaceAccess {
    /** Memberships that show a workspace and all its boards. */
    public static final String SEEING = "role IN ('OWNER', 'ADMIN', 'MEMBER')";

    private static final String ROLE =
            "SELECT role FROM command.membership WHERE workspace_id = ? AND user_id = ? AND " + SEEING;

    private final JdbcClient jdbc;

    WorkspaceAccess(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The viewer's role in the workspace.
     *
     * @throws ProblemException {@code not-found}, the same for workspaces not there and workspaces not shown
     */
    public String require(UUID viewer, UUID workspace) {
        return jdbc.sql(ROLE)
                .params(workspace, viewer)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "There is no such workspace, or you may not see it"));
    }
}
