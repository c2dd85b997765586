package io.taskflow.support.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.taskflow.testing.TestPostgres;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class AccessTokensTest {
    private static TestPostgres.Database database;
    private static HikariDataSource pool;
    private static SigningKey key;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T09:00:00Z"));
    private final AccessTokens tokens = new AccessTokens(key, now::get);
    private final UUID account = UUID.randomUUID();
    private final UUID session = UUID.randomUUID();

    @BeforeAll
    static void start() {
        database = TestPostgres.createDatabase();
        pool = database.pool(2);
        JdbcClient jdbc = JdbcClient.create(pool);
        jdbc.sql("CREATE SCHEMA account").update();
        jdbc.sql(
                        "CREATE TABLE account.signing_key (one boolean PRIMARY KEY DEFAULT true CHECK (one), key bytea NOT NULL)")
                .update();
        key = new SigningKey(jdbc);
    }

    @AfterAll
    static void end() {
        pool.close();
        database.close();
    }

    @Test
    void aTokenSaysWhoLoggedInUntilItsTimeIsOver() {
        String token = tokens.issue(account, session);

        assertThat(tokens.verify(token)).hasValueSatisfying(verified -> {
            assertThat(verified.accountId()).isEqualTo(account);
            assertThat(verified.sessionId()).isEqualTo(session);
        });
        now.updateAndGet(instant -> instant.plus(AccessTokens.LIFETIME));
        assertThat(tokens.verify(token)).isEmpty();
    }

    @Test
    void anotherServiceOfTheSameInstallationTakesIt() {
        SigningKey elsewhere = new SigningKey(JdbcClient.create(pool));

        assertThat(new AccessTokens(elsewhere, now::get).verify(tokens.issue(account, session)))
                .isPresent();
    }

    @Test
    void aTokenThatWasTouchedIsNone() {
        String[] parts = tokens.issue(account, session).split("\\.");
        String[] other = tokens.issue(UUID.randomUUID(), session).split("\\.");

        assertThat(tokens.verify(parts[0] + "." + other[1] + "." + parts[2])).isEmpty();
        // {"alg":"none"}
        assertThat(tokens.verify("eyJhbGciOiJub25lIn0." + parts[1] + ".")).isEmpty();
        assertThat(tokens.verify("garbage")).isEmpty();
    }
}
