package io.taskflow.support.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Looks at every request whether its session still stands, so that a logout, a changed password or a disabled account
 * refuses the very next one, whichever process takes it.
 */
public final class Sessions {
    private static final String STANDING = """
            SELECT a.id, s.id AS session_id, a.system_admin
              FROM account.session s JOIN account.account a ON a.id = s.account_id
             WHERE s.id = ? AND s.ended_at IS NULL AND NOT a.disabled
            """;

    private final JdbcClient jdbc;

    public Sessions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Who this session belongs to; empty once it has ended or its account is disabled. */
    public Optional<CurrentUser> find(UUID sessionId) {
        return jdbc.sql(STANDING).param(sessionId).query(Sessions::user).optional();
    }

    private static CurrentUser user(ResultSet row, int index) throws SQLException {
        return new CurrentUser(
                row.getObject("id", UUID.class),
                row.getObject("session_id", UUID.class),
                row.getBoolean("system_admin"));
    }
}
