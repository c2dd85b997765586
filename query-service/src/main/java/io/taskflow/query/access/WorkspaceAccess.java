package io.taskflow.query.access;

import io.taskflow.events.workspace.MemberRole;
import io.taskflow.support.permission.Permission;
import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether someone may see a workspace today: whoever is in it, and auditors. */
@Component
public class WorkspaceAccess {
    /** Memberships that show a workspace. */
    public static final String SEEING = "role IN " + Permission.SEE_WORKSPACE.inSql();

    /** What auditors who are not in a workspace are to it. */
    public static final String AUDITOR = "AUDITOR";

    private static final String STANDING = """
            SELECT (SELECT role FROM command.membership WHERE workspace_id = :workspace AND user_id = :viewer AND %s),
                   (SELECT auditor FROM account.account WHERE id = :viewer)
             WHERE EXISTS (SELECT FROM command.membership WHERE workspace_id = :workspace)
            """.formatted(SEEING);

    private final JdbcClient jdbc;

    WorkspaceAccess(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What someone is to a workspace that they may see.
     *
     * @param role null for auditors who are not in it
     */
    public record Standing(@Nullable MemberRole role, boolean auditor) {
        /** Whether all boards that are the workspace's are shown, and all people. */
        public boolean seesAll() {
            return auditor || role != MemberRole.GUEST;
        }

        /** In a word. */
        public String name() {
            return role == null ? AUDITOR : role.name();
        }
    }

    /**
     * What the viewer is to the workspace.
     *
     * @throws ProblemException {@code not-found}, the same for workspaces not there and workspaces not shown
     */
    public Standing require(UUID viewer, UUID workspace) {
        return jdbc.sql(STANDING)
                .param("workspace", workspace)
                .param("viewer", viewer)
                .query((row, index) -> new Standing(
                        row.getString(1) == null ? null : MemberRole.valueOf(row.getString(1)), row.getBoolean(2)))
                .optional()
                .filter(standing -> standing.role() != null || standing.auditor())
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "There is no such workspace, or you may not see it"));
    }

    /**
     * Whether the viewer may do more than see the workspace.
     *
     * @throws ProblemException {@code not-found}, {@code forbidden}
     */
    public void require(UUID viewer, UUID workspace, Permission permission) {
        Standing standing = require(viewer, workspace);
        if (standing.role() == null || !permission.allows(standing.role())) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN,
                    "Your role is " + standing.name() + ", which does not allow to " + permission.act());
        }
    }
}
