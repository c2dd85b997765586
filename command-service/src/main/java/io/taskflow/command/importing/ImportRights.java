package io.taskflow.command.importing;

import io.taskflow.events.workspace.MemberRole;
import io.taskflow.support.permission.Permission;
import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who may import, and who may see that somebody does. */
final class ImportRights {
    private final JdbcClient sql;

    ImportRights(JdbcClient sql) {
        this.sql = sql;
    }

    /** @throws ProblemException {@code not-found} */
    void requireMember(UUID workspaceId, UUID userId) {
        if (role(workspaceId, userId).filter(Permission.SEE_IMPORTS::allows).isEmpty()) {
            throw Imports.notFound();
        }
    }

    /** @throws ProblemException {@code not-found}, {@code forbidden} */
    void requireImporter(UUID workspaceId, UUID userId) {
        MemberRole role = role(workspaceId, userId).orElseThrow(Imports::notFound);
        if (!Permission.IMPORT.allows(role)) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN,
                    "Your role is " + role + ", which does not allow to " + Permission.IMPORT.act());
        }
    }

    private Optional<MemberRole> role(UUID workspaceId, UUID userId) {
        return sql.sql("""
                        SELECT role FROM command.membership
                        WHERE workspace_id = :workspace AND user_id = :user AND role <> 'PLACEHOLDER'""")
                .param("workspace", workspaceId)
                .param("user", userId)
                .query(String.class)
                .optional()
                .map(MemberRole::valueOf);
    }
}
