package io.taskflow.command.account.mailed;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.command.account.AccountServer;
import io.taskflow.command.account.AccountServer.Answer;
import io.taskflow.command.account.Outbox;
import io.taskflow.support.security.Secret;
import io.taskflow.testing.TestPostgres;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class MailedOverHttpTest {
    private static final String CONFIRM = "Confirm";
    private static final String RESET = "password";
    private static final String NEXT = "another horse battery";

    private static TestPostgres.Database database;
    private static AccountServer server;
    private static Outbox mails;
    private static JdbcClient sql;

    @BeforeAll
    static void start() {
        database = TestPostgres.createDatabase();
        server = AccountServer.open(database);
        mails = server.bean(Outbox.class);
        sql = server.bean(JdbcClient.class);
    }

    @AfterAll
    static void end() {
        server.close();
        database.close();
    }

    private static String loggedIn(String email) {
        return server.logIn(email, AccountServer.PASSWORD).text("accessToken");
    }

    private static Answer confirm(String token) {
        return server.post("/auth/confirm", null, Map.of("token", token));
    }

    private static boolean confirmed(String login) {
        return server.get("/me", login).json().get("emailConfirmed").asBoolean();
    }

    private static Answer ask(String email) {
        return server.post("/auth/password-reset", null, Map.of("email", email));
    }

    private static Answer complete(String token, String password) {
        return server.post("/auth/password-reset/complete", null, Map.of("token", token, "password", password));
    }

    private static String resetToken(String email, int mail) {
        assertThat(ask(email).status()).isEqualTo(202);
        return mails.token(email, RESET, mail);
    }

    private static void runOut(String token) {
        sql.sql("UPDATE account.mail_token SET expires_at = now() WHERE hash = ?")
                .param(Secret.hash(token))
                .update();
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("invalid-token");
        assertThat(answer.blame()).isEqualTo("/token token");
    }

    @Test
    void whoRegistersConfirmsTheirAddressOnce() {
        String email = server.registered();
        String login = loggedIn(email);
        assertThat(confirmed(login)).isFalse();
        String token = mails.token(email, CONFIRM, 1);

        assertThat(confirm(token).status()).isEqualTo(204);

        assertThat(confirmed(login)).isTrue();
        assertRefused(confirm(token));
        assertThat(server.post("/me/confirmation", login, null).status()).isEqualTo(202);
        assertThat(mails.to(email, CONFIRM)).hasSize(1);
    }

    @Test
    void theMailComesAgainAndAnyOfThemDoes() {
        String email = server.registered();
        String login = loggedIn(email);
        String first = mails.token(email, CONFIRM, 1);
        server.post("/me/confirmation", login, null);
        String second = mails.token(email, CONFIRM, 2);

        assertThat(confirm(first).status()).isEqualTo(204);

        assertRefused(confirm(second));
    }

    @Test
    void aTokenIsKeptAsAHashAndGoodForWhatItWasSentForAndForAWhile() {
        String email = server.registered();
        String confirmation = mails.token(email, CONFIRM, 1);
        assertThat(sql.sql("SELECT t::text FROM account.mail_token t")
                        .query(String.class)
                        .list())
                .noneMatch(row -> row.contains(confirmation));
        String reset = resetToken(email, 1);

        assertRefused(complete(confirmation, NEXT));
        assertRefused(confirm(reset));
        assertRefused(confirm("unknown"));
        runOut(confirmation);
        runOut(reset);
        assertRefused(confirm(confirmation));
        assertRefused(complete(reset, NEXT));
        assertThat(server.logIn(email, AccountServer.PASSWORD).status()).isEqualTo(200);

        server.bean(MailTokens.class).deleteWhatIsOver();
        assertThat(sql.sql("SELECT count(*) FROM account.mail_token WHERE hash IN (?, ?)")
                        .params(Secret.hash(confirmation), Secret.hash(reset))
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whoLostTheirPasswordSetsAnotherAndEverybodyElseIsOut() {
        String email = server.registered();
        String login = loggedIn(email);
        Answer refreshable = server.logIn(email, AccountServer.PASSWORD);
        String personal = server.post("/me/tokens", login, Map.of("name", "ci", "scopes", List.of("write")))
                .text("token");
        assertThat(ask(email.toUpperCase(Locale.ROOT)).status()).isEqualTo(202);
        String token = mails.token(email, RESET, 1);

        assertThat(complete(token, NEXT).status()).isEqualTo(204);

        assertThat(server.get("/me", login).status()).isEqualTo(401);
        assertThat(server.get("/me", personal).status()).isEqualTo(401);
        assertThat(server.post("/auth/refresh", null, Map.of("refreshToken", refreshable.text("refreshToken")))
                        .status())
                .isEqualTo(401);
        assertThat(server.logIn(email, AccountServer.PASSWORD).status()).isEqualTo(401);
        assertThat(confirmed(server.logIn(email, NEXT).text("accessToken"))).isTrue();
        assertRefused(complete(token, "a third horse battery"));
    }

    @Test
    void aPasswordThatBreaksARuleLeavesTheTokenGood() {
        String email = server.registered();
        String token = resetToken(email, 1);

        assertThat(complete(token, "short").blame()).isEqualTo("/password min-length");

        assertThat(complete(token, NEXT).status()).isEqualTo(204);
    }

    @Test
    void theAnswerToAStrangerIsTheSameAndNoMailIsSent() {
        String unknown = "nobody-" + server.registered();
        String known = server.registered();
        Answer toKnown = ask(known);
        Answer toUnknown = ask(unknown);
        // One worker sends what was asked for in turn: once this is there, the others would be.
        resetToken(known, 2);

        assertThat(toUnknown.status()).isEqualTo(202).isEqualTo(toKnown.status());
        assertThat(toUnknown.response().body()).isEqualTo(toKnown.response().body());
        assertThat(toUnknown.response().headers().map().keySet())
                .isEqualTo(toKnown.response().headers().map().keySet());
        assertThat(mails.to(unknown, "")).isEmpty();
        assertThat(ask("nobody").blame()).isEqualTo("/email email");
    }

    @Test
    void whoeverAsksForTheMailOfOthersNeitherFloodsThemNorSpoilsTheirToken() {
        String email = server.registered();
        String first = resetToken(email, 1);
        String other = server.registered();
        for (int i = 0; i < 20; i++) {
            ask(email);
        }
        resetToken(other, 1);

        assertThat(mails.to(email, RESET)).hasSize(5);
        assertThat(complete(first, NEXT).status()).isEqualTo(204);
        resetToken(email, 6);
    }

    @Test
    void aDisabledAccountGetsNoMailAndNoPassword() {
        String email = server.registered();
        String token = resetToken(email, 1);
        sql.sql("UPDATE account.account SET disabled = true WHERE email = ?")
                .param(email)
                .update();
        ask(email);
        resetToken(server.registered(), 1);

        assertThat(mails.to(email, RESET)).hasSize(1);
        assertRefused(complete(token, NEXT));
    }

    @Test
    void ofManyWhoUseTokensAtOnceOneSetsThePassword() throws Exception {
        for (int round = 0; round < 3; round++) {
            String email = server.registered();
            List<String> tokens = List.of(resetToken(email, 1), resetToken(email, 2));
            List<Callable<Answer>> all = IntStream.range(0, 4)
                    .<Callable<Answer>>mapToObj(i -> () -> complete(tokens.get(i % 2), "horse battery number " + i))
                    .toList();
            List<Integer> statuses = new ArrayList<>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (Future<Answer> answer : threads.invokeAll(all)) {
                    statuses.add(answer.get().status());
                }
            }
            assertThat(statuses).containsExactlyInAnyOrder(204, 422, 422, 422);
        }
    }

    @Test
    void theFirstAdminIsVouchedFor() {
        assertThat(confirmed(server.logIn(AccountServer.ADMIN, AccountServer.ADMIN_PASSWORD)
                        .text("accessToken")))
                .isTrue();
    }
}
