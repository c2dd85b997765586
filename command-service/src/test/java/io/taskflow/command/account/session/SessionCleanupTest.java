package io.taskflow.command.account.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.command.account.AccountServer;
import io.taskflow.command.account.AccountServer.Answer;
import io.taskflow.testing.TestPostgres;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class SessionCleanupTest {
    private static TestPostgres.Database database;
    private static AccountServer server;

    @BeforeAll
    static void start() {
        database = TestPostgres.createDatabase();
        server = AccountServer.open(database);
    }

    @AfterAll
    static void end() {
        server.close();
        database.close();
    }

    @Test
    void whatIsOverGoesAndWhatStandsStays() {
        Answer standing = logIn();
        refresh(standing);
        Answer loggedOut = logIn();
        server.post("/auth/logout", loggedOut.text("accessToken"), null);
        JdbcClient sql = server.bean(JdbcClient.class);
        // More than one batch of each.
        sql.sql("""
                        INSERT INTO account.session (id, account_id, user_agent, address, created_at, used_at, expires_at)
                        SELECT gen_random_uuid(), id, '', '', now(), now(), now() - interval '1 second'
                          FROM account.account, generate_series(1, 50)""").update();
        sql.sql("""
                        INSERT INTO account.refresh_token (hash, session_id, expires_at, used_at)
                        SELECT 'old' || n, (SELECT max(id::text)::uuid FROM account.session WHERE ended_at IS NULL AND expires_at > now()),
                               now() - interval '1 second', now()
                          FROM generate_series(1, 2500) n""").update();

        server.bean(SessionCleanup.class).deleteWhatIsOver();

        assertThat(count(sql, "session")).isEqualTo(1);
        // The used one is still there, to notice a second use.
        assertThat(count(sql, "refresh_token")).isEqualTo(2);
        assertThat(server.get("/me", standing.text("accessToken")).status()).isEqualTo(200);
        assertThat(refresh(standing).status()).isEqualTo(401);
        assertThat(server.get("/me", standing.text("accessToken")).status()).isEqualTo(401);
    }

    @Test
    void aSessionThatNobodyRefreshedIsOver() {
        Answer tokens = logIn();
        JdbcClient sql = server.bean(JdbcClient.class);
        sql.sql("UPDATE account.session SET expires_at = now() WHERE ended_at IS NULL")
                .update();

        assertThat(refresh(tokens).status()).isEqualTo(401);
    }

    private static Answer logIn() {
        return server.logIn(AccountServer.ADMIN, AccountServer.ADMIN_PASSWORD);
    }

    private static Answer refresh(Answer tokens) {
        return server.post("/auth/refresh", null, Map.of("refreshToken", tokens.text("refreshToken")));
    }

    private static int count(JdbcClient sql, String table) {
        return sql.sql("SELECT count(*) FROM account." + table)
                .query(Integer.class)
                .single();
    }
}
