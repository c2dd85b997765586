package io.taskflow.command.account.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.command.account.AccountServer;
import io.taskflow.command.account.AccountServer.Answer;
import io.taskflow.support.security.Secret;
import io.taskflow.testing.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class PersonalTokensOverHttpTest {
    private static TestPostgres.Database database;
    private static AccountServer server;
    private static JdbcClient sql;

    private String email;
    private String login;

    @BeforeAll
    static void start() {
        database = TestPostgres.createDatabase();
        server = AccountServer.open(database);
        sql = server.bean(JdbcClient.class);
    }

    @AfterAll
    static void end() {
        server.close();
        database.close();
    }

    @BeforeEach
    void logIn() {
        email = server.registered();
        login = server.logIn(email, AccountServer.PASSWORD).text("accessToken");
    }

    private Answer make(Map<String, ?> body) {
        return server.post("/me/tokens", login, body);
    }

    private String made(String... scopes) {
        Answer answer = make(Map.of("name", "ci", "scopes", List.of(scopes)));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return answer.text("token");
    }

    private static int ping(String token) {
        return server.post("/ping", token, Map.of()).status();
    }

    private static void assertGone(String token) {
        assertThat(ping(token)).isEqualTo(401);
        assertThat(server.get("/me", token).problem()).isEqualTo("unauthenticated");
    }

    @Test
    void aTokenStandsForItsOwner() {
        Answer answer = make(Map.of("name", "ci", "scopes", List.of("write")));

        String token = answer.text("token");
        assertThat(token).matches("tf_[A-Za-z0-9_-]{43}");
        assertThat(answer.response().headers().firstValue("Cache-Control")).hasValue("no-store");
        Instant expiry = Instant.parse(answer.text("expiresAt"));
        assertThat(expiry).isBetween(in(Duration.ofDays(89)), in(Duration.ofDays(90)));
        assertThat(server.get("/me", token).text("email")).isEqualTo(email);
        assertThat(ping(token)).isEqualTo(204);
    }

    private static Instant in(Duration duration) {
        return Instant.now().plus(duration);
    }

    @Test
    void itIsShownOnceAndNotKept() {
        String token = made("read");

        Answer list = server.get("/me/tokens", login);
        assertThat(list.response().body()).doesNotContain(token).contains("\"name\":\"ci\"");
        assertThat(list.json().at("/items/0/scopes").toString()).isEqualTo("[\"read\"]");
        String row = sql.sql("SELECT t::text FROM account.personal_token t WHERE hash = ?")
                .param(Secret.hash(token))
                .query(String.class)
                .single();
        assertThat(row).doesNotContain(token.substring("tf_".length()));
    }

    @Test
    void aTokenToReadRefusesEveryCommand() {
        String token = made("read");

        assertThat(server.get("/me", token).status()).isEqualTo(200);
        for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
            for (String path : List.of("/ping", "/me", "/boards/" + UUID.randomUUID())) {
                assertThat(server.send(method, path, token, Map.of()).problem())
                        .as("%s %s", method, path)
                        .isEqualTo("scope-missing");
            }
        }
        assertThat(server.get("/admin/projections", token).problem()).isEqualTo("scope-missing");
    }

    @Test
    void aTokenToOperateNeitherReadsNorWrites() {
        String token = made("admin");

        assertThat(server.get("/me", token).problem()).isEqualTo("scope-missing");
        assertThat(server.post("/ping", token, Map.of()).problem()).isEqualTo("scope-missing");
        // Past the token's scopes; nothing is at this path on this server.
        assertThat(server.get("/admin/projections", token).problem()).isEqualTo("not-found");
        assertThat(server.get("/admin/projections", made("read", "write")).problem())
                .isEqualTo("scope-missing");
    }

    @Test
    void noTokenChangesWhatLetsPeopleIn() {
        String token = made("read", "write", "admin");
        String id = server.get("/me/tokens", token).json().at("/items/0/id").asString();
        String session =
                server.get("/me/sessions", token).json().at("/items/0/id").asString();

        List<Answer> refusals = List.of(
                server.post("/me/tokens", token, Map.of("name", "more", "scopes", List.of("read"))),
                server.send("DELETE", "/me/tokens/" + id, token, null),
                server.send("DELETE", "/me/sessions/" + session, token, null),
                server.post(
                        "/me/password",
                        token,
                        Map.of("currentPassword", AccountServer.PASSWORD, "newPassword", "another horse battery")));

        assertThat(refusals).extracting(Answer::status).containsOnly(403);
        assertThat(refusals).extracting(Answer::problem).containsOnly("login-required");
        assertThat(server.post("/auth/logout", token, null).status()).isEqualTo(401);
        assertThat(ping(token)).isEqualTo(204);
        assertThat(ping(login)).isEqualTo(204);
    }

    @Test
    void aDeletedTokenIsRefusedAtTheNextRequestInEveryProcess() {
        String token = made("write");
        String kept = made("write");
        Answer list = server.get("/me/tokens", login);
        String id = list.json().at("/items/1/id").asString();
        try (AccountServer second = AccountServer.start(database, Map.of())) {
            assertThat(second.post("/ping", token, null).status()).isEqualTo(204);

            assertThat(server.send("DELETE", "/me/tokens/" + id, login, null).status())
                    .isEqualTo(204);

            assertThat(second.post("/ping", token, null).status()).isEqualTo(401);
        }
        assertGone(token);
        assertThat(ping(kept)).isEqualTo(204);
        assertThat(server.send("DELETE", "/me/tokens/" + id, login, null).problem())
                .isEqualTo("not-found");
    }

    @Test
    void nobodyDeletesTheTokenOfSomebodyElse() {
        String token = made("write");
        String id = server.get("/me/tokens", login).json().at("/items/0/id").asString();
        String stranger =
                server.logIn(server.registered(), AccountServer.PASSWORD).text("accessToken");

        assertThat(server.send("DELETE", "/me/tokens/" + id, stranger, null).problem())
                .isEqualTo("not-found");
        assertThat(server.get("/me/tokens", stranger).json().get("items").isEmpty())
                .isTrue();
        assertThat(ping(token)).isEqualTo(204);
    }

    @Test
    void aTokenEndsWithItsTimeOrItsAccount() {
        String token = made("write");
        sql.sql("UPDATE account.personal_token SET expires_at = now() WHERE hash = ?")
                .param(Secret.hash(token))
                .update();
        assertGone(token);
        assertThat(server.get("/me/tokens", login).json().get("items").isEmpty())
                .isTrue();

        String other = made("write");
        sql.sql("UPDATE account.account SET disabled = true WHERE email = ?")
                .param(email)
                .update();
        assertGone(other);
    }

    @Test
    void whatIsOverIsDeletedInTheEnd() {
        String over = made("write");
        String standing = made("write");
        sql.sql("UPDATE account.personal_token SET expires_at = now() WHERE hash = ?")
                .param(Secret.hash(over))
                .update();

        server.bean(OwnTokens.class).deleteWhatIsOver();

        assertThat(sql.sql("SELECT count(*) FROM account.personal_token WHERE hash = ?")
                        .param(Secret.hash(over))
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(ping(standing)).isEqualTo(204);
    }

    @Test
    void anotherPasswordLeavesTokensAndASessionThatEndedMakesNone() {
        String token = made("write");
        server.post("/auth/logout", login, null);

        assertThat(make(Map.of("name", "late", "scopes", List.of("read"))).status())
                .isEqualTo(401);
        assertThat(ping(token)).isEqualTo(204);
    }

    @Test
    void theUseOfATokenIsSeenToTheHour() {
        String token = made("read");
        assertThat(usedAt().isNull()).isTrue();
        server.get("/me", token);
        String first = usedAt().asString();
        server.get("/me", token);
        assertThat(usedAt().asString()).isEqualTo(first);

        sql.sql("UPDATE account.personal_token SET used_at = used_at - interval '61 minutes' WHERE hash = ?")
                .param(Secret.hash(token))
                .update();
        server.get("/me", token);
        assertThat(Instant.parse(usedAt().asString())).isAfter(Instant.parse(first));
    }

    private tools.jackson.databind.JsonNode usedAt() {
        return server.get("/me/tokens", login).json().at("/items/0/usedAt");
    }

    @Test
    void tokensAreListedPageByPage() {
        List<String> names = List.of("one", "two", "three");
        names.forEach(name -> make(Map.of("name", name, "scopes", List.of("read"))));

        Answer first = server.get("/me/tokens?limit=2", login);
        Answer rest = server.get("/me/tokens?limit=2&cursor=" + first.text("nextCursor"), login);

        List<String> listed = new ArrayList<>(names(first));
        listed.addAll(names(rest));
        assertThat(listed).containsExactlyElementsOf(names.reversed());
        assertThat(rest.json().get("nextCursor").isNull()).isTrue();
    }

    private static List<String> names(Answer page) {
        return StreamSupport.stream(page.json().get("items").spliterator(), false)
                .map(item -> item.get("name").asString())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "null, read, 1, invalid, /name required",
                "' ', read, 1, invalid, /name not-blank",
                "ci, null, 1, invalid, /scopes required",
                "ci, '', 1, invalid, /scopes min-items",
                "ci, root, 1, malformed, /scopes/0 type",
                "ci, read, 0, invalid, /expiresAt range",
                "ci, read, 367, invalid, /expiresAt range",
                "ci, read, x, invalid-instant, /expiresAt instant",
            })
    void aFieldThatBreaksItsRuleIsNamed(String name, String scopes, String days, String problem, String blame) {
        Map<String, Object> body = new HashMap<>();
        body.put("name", name);
        body.put("scopes", scopes == null ? null : scopes.isEmpty() ? List.of() : List.of(scopes));
        body.put(
                "expiresAt",
                days.equals("x")
                        ? days
                        : in(Duration.ofDays(Long.parseLong(days))).toString());

        Answer answer = make(body);

        assertThat(answer.problem()).as(answer.response().body()).isEqualTo(problem);
        assertThat(answer.blame()).isEqualTo(blame);
    }

    @Test
    void theLookUpOfEveryRequestReadsIndexesOnly() {
        made("read");
        sql.sql("""
                        INSERT INTO account.personal_token
                        SELECT gen_random_uuid(), id, 'filler', 'filler' || n, 'read', now(), now()
                          FROM (SELECT id FROM account.account LIMIT 1), generate_series(1, 5000) n""").update();
        sql.sql("""
                        INSERT INTO account.account
                        SELECT gen_random_uuid(), 'filler' || n, '', '', '', '', false, true, now()
                          FROM generate_series(1, 5000) n""").update();
        sql.sql("ANALYZE account.personal_token, account.account").update();

        List<String> plan = sql.sql("""
                        EXPLAIN SELECT a.id FROM account.personal_token t JOIN account.account a ON a.id = t.account_id
                         WHERE t.hash = ANY (ARRAY['one', 'two']) AND t.expires_at > now() AND NOT a.disabled""").query(String.class).list();

        assertThat(plan).noneMatch(line -> line.contains("Seq Scan"));
    }
}
