package io.taskflow.support.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * Personal access tokens, {@code tf_} and 256 random bits. Each is looked up at every request, so that one that was deleted is refused at the very next,
 * whichever process takes it. There is nothing to remember between requests: its hash is cheaper than a cache.
 */
public final class PersonalTokens {
    /** What sets them apart from access tokens, and lets scanners find those that leaked. */
    public static final String PREFIX = "tf_";

    private static final String STANDING = """
            SELECT t.hash, t.scopes, a.id, a.system_admin,
                   t.used_at IS NULL OR t.used_at < now() - interval '1 hour' AS use_is_news
              FROM account.personal_token t JOIN account.account a ON a.id = t.account_id
             WHERE t.hash = ANY (?) AND t.expires_at > now() AND NOT a.disabled
            """;
    private static final String USED = "UPDATE account.personal_token SET used_at = now() WHERE hash = ANY (?)";

    private final JdbcClient jdbc;
    private final GatheredLookup<String, CurrentUser> lookup = new GatheredLookup<>(this::standing);

    public PersonalTokens(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A fresh one. */
    public static String random() {
        return PREFIX + Secret.random();
    }

    static boolean isOne(String bearer) {
        return bearer.startsWith(PREFIX);
    }

    /** Who this token belongs to; empty once it is deleted or over, or its account is disabled. */
    Optional<CurrentUser> find(String token) {
        return lookup.find(Secret.hash(token));
    }

    private record Found(String hash, CurrentUser user, boolean useIsNews) {}

    private Map<String, CurrentUser> standing(Set<String> hashes) {
        List<Found> all = jdbc.sql(STANDING)
                .param(new SqlArrayValue("text", hashes.toArray()))
                .query(PersonalTokens::found)
                .list();
        // People want to know which of their tokens are in use, not when to the second: reading must not mean writing.
        Object[] news = all.stream().filter(Found::useIsNews).map(Found::hash).toArray();
        if (news.length > 0) {
            jdbc.sql(USED).param(new SqlArrayValue("text", news)).update();
        }
        return all.stream().collect(Collectors.toMap(Found::hash, Found::user));
    }

    private static Found found(ResultSet row, int index) throws SQLException {
        var user = new CurrentUser(
                row.getObject("id", UUID.class),
                null,
                Scope.read(row.getString("scopes")),
                row.getBoolean("system_admin"));
        return new Found(row.getString("hash"), user, row.getBoolean("use_is_news"));
    }
}
