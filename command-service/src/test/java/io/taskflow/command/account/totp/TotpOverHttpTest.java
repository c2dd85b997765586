package io.taskflow.command.account.totp;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.command.account.AccountServer;
import io.taskflow.command.account.AccountServer.Answer;
import io.taskflow.command.account.Outbox;
import io.taskflow.testing.TestPostgres;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class TotpOverHttpTest {
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
    void register() {
        email = server.registered();
        login = server.logIn(email, AccountServer.PASSWORD).text("accessToken");
    }

    private static Answer logIn(AccountServer from, String email, @Nullable String totp) {
        Map<String, String> body = new HashMap<>(Map.of("email", email, "password", AccountServer.PASSWORD));
        if (totp != null) {
            body.put("totp", totp);
        }
        return from.post("/auth/login", null, body);
    }

    private Answer logIn(@Nullable String totp) {
        return logIn(server, email, totp);
    }

    /** A code of the app, so many steps from now. */
    private String code(int stepsFromNow) {
        byte[] secret = sql.sql("""
                        SELECT secret FROM account.second_factor f JOIN account.account a ON a.id = f.account_id
                         WHERE email = ?""").param(email).query(byte[].class).single();
        return Totp.code(secret, Totp.stepAt(Instant.now()) + stepsFromNow);
    }

    /** Six digits that are no code around now. */
    private String wrongCode() {
        List<String> good = IntStream.rangeClosed(-3, 3).mapToObj(this::code).toList();
        return LongStream.range(0, 10)
                .mapToObj("%06d"::formatted)
                .filter(code -> !good.contains(code))
                .findFirst()
                .orElseThrow();
    }

    private Answer confirm(String code) {
        return server.post("/me/totp/confirm", login, Map.of("code", code));
    }

    private List<String> turnedOn() {
        assertThat(server.post("/me/totp", login, null).status()).isEqualTo(200);
        Answer answer = confirm(code(0));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        // As if that had been a while ago.
        sql.sql("UPDATE account.second_factor SET last_step = 0").update();
        return answer.json()
                .get("recoveryCodes")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private boolean on() {
        return server.get("/me", login).json().get("secondFactor").asBoolean();
    }

    @Test
    void nobodyIsAskedForACodeBeforeTheFirstWasSeen() {
        Answer begun = server.post("/me/totp", login, null);

        String secret = begun.text("secret");
        assertThat(secret).matches("[A-Z2-7]{32}");
        assertThat(begun.text("otpauthUri"))
                .isEqualTo("otpauth://totp/taskflow:" + email.replace("@", "%40") + "?secret=" + secret
                        + "&issuer=taskflow");
        assertThat(begun.response().headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(on()).isFalse();
        assertThat(logIn(null).status()).isEqualTo(200);

        assertThat(server.post("/me/totp", login, null).text("secret")).isNotEqualTo(secret);
        assertThat(confirm(wrongCode()).blame()).isEqualTo("/code totp");
        assertThat(confirm(code(0)).json().get("recoveryCodes")).hasSize(10);
        assertThat(on()).isTrue();
        assertThat(confirm(code(1)).problem()).isEqualTo("second-factor-state");
        assertThat(server.post("/me/totp", login, null).problem()).isEqualTo("second-factor-state");
    }

    @Test
    void aLoginTakesThePasswordAndACodeThatIsGoodOnce() {
        turnedOn();

        assertThat(logIn(null).status()).isEqualTo(401);
        assertThat(logIn(null).problem()).isEqualTo("totp-required");
        assertThat(logIn(wrongCode()).problem()).isEqualTo("wrong-totp");
        String code = code(0);
        assertThat(logIn(code).status()).isEqualTo(200);
        assertThat(logIn(code).problem()).isEqualTo("wrong-totp");
        assertThat(server.post(
                                "/auth/login",
                                null,
                                Map.of("email", email, "password", "wrong password", "totp", code(1)))
                        .problem())
                .isEqualTo("wrong-credentials");
        assertThat(logIn(code(1)).status()).isEqualTo(200);
    }

    @Test
    void ofManyWithOneCodeOneGetsIn() throws Exception {
        turnedOn();
        String code = code(0);
        List<Callable<Answer>> all = IntStream.range(0, 4)
                .<Callable<Answer>>mapToObj(_ -> () -> logIn(code))
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            int in = 0;
            for (Future<Answer> answer : threads.invokeAll(all)) {
                in += answer.get().status() == 200 ? 1 : 0;
            }
            assertThat(in).isEqualTo(1);
        }
    }

    @Test
    void aRecoveryCodeStandsInForTheAppOnceAndIsNotKept() {
        List<String> codes = turnedOn();
        String one = codes.getFirst();
        assertThat(sql.sql("SELECT hash FROM account.recovery_code")
                        .query(String.class)
                        .list())
                .doesNotContain(one, one.replace("-", ""));

        assertThat(logIn(one.toUpperCase(java.util.Locale.ROOT).replace("-", " "))
                        .status())
                .isEqualTo(200);

        assertThat(logIn(one).problem()).isEqualTo("wrong-totp");
        assertThat(logIn(codes.getLast()).status()).isEqualTo(200);
    }

    @Test
    void aRecoveryCodeOfAnotherIsNone() {
        List<String> codes = turnedOn();
        register();
        turnedOn();

        assertThat(logIn(codes.getFirst()).problem()).isEqualTo("wrong-totp");
    }

    @Test
    void itIsRemovedWithThePasswordAndItsCodesGoToo() {
        List<String> codes = turnedOn();

        assertThat(server.send("DELETE", "/me/totp", login, Map.of("password", "wrong password"))
                        .blame())
                .isEqualTo("/password current-password");
        assertThat(on()).isTrue();
        Map<String, String> password = Map.of("password", AccountServer.PASSWORD);
        assertThat(server.send("DELETE", "/me/totp", login, password).status()).isEqualTo(204);

        assertThat(on()).isFalse();
        assertThat(logIn(null).status()).isEqualTo(200);
        assertThat(server.send("DELETE", "/me/totp", login, password).problem()).isEqualTo("second-factor-state");
        turnedOn();
        assertThat(logIn(codes.getFirst()).problem()).isEqualTo("wrong-totp");
    }

    @Test
    void noTokenTurnsItOnOrOff() {
        String token = server.post("/me/tokens", login, Map.of("name", "ci", "scopes", List.of("write")))
                .text("token");

        assertThat(server.post("/me/totp", token, null).problem()).isEqualTo("login-required");
        assertThat(server.post("/me/totp/confirm", token, Map.of("code", "123456"))
                        .problem())
                .isEqualTo("login-required");
        assertThat(server.send("DELETE", "/me/totp", token, Map.of("password", AccountServer.PASSWORD))
                        .problem())
                .isEqualTo("login-required");
    }

    @Test
    void manyClientsGuessTogetherAndTheOwnerIsInAllTheSame() {
        List<String> codes = turnedOn();
        for (int i = 0; i < 5; i++) {
            assertThat(logIn(server.from("198.51.100." + i), email, wrongCode()).problem())
                    .isEqualTo("wrong-totp");
        }

        AccountServer stranger = server.from("198.51.100.99");
        assertThat(logIn(stranger, email, code(0)).problem()).isEqualTo("too-many-requests");
        assertThat(logIn(code(0)).status()).isEqualTo(200);
        assertThat(logIn(stranger, email, codes.getFirst()).status()).isEqualTo(200);
    }

    @Test
    void aResetLeavesTheSecondFactorToWhomTheAddressWasConfirmed() {
        Outbox mails = server.bean(Outbox.class);
        String confirmation = mails.token(email, "Confirm", 1);
        server.post("/auth/confirm", null, Map.of("token", confirmation));
        turnedOn();
        reset(mails);
        assertThat(logIn(null).problem()).isEqualTo("totp-required");

        register();
        turnedOn();
        reset(mails);
        assertThat(logIn(null).status()).isEqualTo(200);
    }

    private void reset(Outbox mails) {
        server.post("/auth/password-reset", null, Map.of("email", email));
        String token = mails.token(email, "password", 1);
        assertThat(server.post(
                                "/auth/password-reset/complete",
                                null,
                                Map.of("token", token, "password", AccountServer.PASSWORD))
                        .status())
                .isEqualTo(204);
    }
}
