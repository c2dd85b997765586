package io.taskflow.support.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * Looks at every request whether its session still stands, so that a logout, a changed password or a disabled account
 * refuses the very next one, whichever process takes it.
 */
public final class Sessions {
    private static final String STANDING = """
            SELECT a.id, s.id AS session_id, a.system_admin
              FROM account.session s JOIN account.account a ON a.id = s.account_id
             WHERE s.id = ANY (?) AND s.ended_at IS NULL AND NOT a.disabled
            """;

    private final JdbcClient jdbc;
    private final GatheredLookup<UUID, CurrentUser> lookup = new GatheredLookup<>(this::standing);

    public Sessions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Who this session belongs to; empty once it has ended or its account is disabled. */
    public Optional<CurrentUser> find(UUID sessionId) {
        return lookup.find(sessionId);
    }

    private Map<UUID, CurrentUser> standing(Set<UUID> sessionIds) {
        return jdbc
                .sql(STANDING)
                .param(new SqlArrayValue("uuid", sessionIds.toArray()))
                .query(Sessions::user)
                .list()
                .stream()
                .collect(Collectors.toMap(CurrentUser::login, Function.identity()));
    }

    private static CurrentUser user(ResultSet row, int index) throws SQLException {
        return CurrentUser.loggedIn(
                row.getObject("id", UUID.class),
                row.getObject("session_id", UUID.class),
                row.getBoolean("system_admin"));
    }
}
