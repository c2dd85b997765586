package io.taskflow.command.importing;

import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who may import: members of the workspace, guests not. */
final class ImportRights {
    private final JdbcClient sql;

    ImportRights(JdbcClient sql) {
        this.sql = sql;
    }

    /** @throws ProblemException {@code not-found} */
    void requireMember(UUID workspaceId, UUID userId) {
        role(workspaceId, userId);
    }

    /** @throws ProblemException {@code not-found}, {@code forbidden} */
    void requireImporter(UUID workspaceId, UUID userId) {
        if (role(workspaceId, userId).equals("GUEST")) {
            throw new ProblemException(ProblemType.FORBIDDEN, "Guests of a workspace cannot import into it");
        }
    }

    private String role(UUID workspaceId, UUID userId) {
        Optional<String> role = sql.sql("""
                        SELECT role FROM command.membership
                        WHERE workspace_id = :workspace AND user_id = :user AND role <> 'PLACEHOLDER'""")
                .param("workspace", workspaceId)
                .param("user", userId)
                .query(String.class)
                .optional();
        return role.orElseThrow(Imports::notFound);
    }
}
