package io.taskflow.command.account.guess;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.command.account.AccountServer;
import io.taskflow.command.account.AccountServer.Answer;
import io.taskflow.testing.TestPostgres;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GuessingOverHttpTest {
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

    private static List<Answer> guess(AccountServer from, String email, int times) {
        return IntStream.range(0, times)
                .mapToObj(i -> from.logIn(email, "wrong password " + i))
                .toList();
    }

    @Test
    void whoGuessesWaitsAndTheOwnerDoesNot() {
        String email = server.registered();
        AccountServer guesser = server.from("198.51.100.1");
        assertThat(guess(guesser, email, 5)).extracting(Answer::status).containsOnly(401);

        Answer told = guesser.logIn(email, AccountServer.PASSWORD);
        assertThat(told.status()).isEqualTo(429);
        assertThat(told.problem()).isEqualTo("too-many-requests");
        assertThat(told.response().headers().firstValue("Retry-After")).hasValue("1");

        assertThat(server.logIn(email, AccountServer.PASSWORD).status()).isEqualTo(200);
        assertThat(guesser.logIn(server.registered(), AccountServer.PASSWORD).status())
                .isEqualTo(200);
        Awaitility.await()
                .until(() -> guesser.logIn(email, AccountServer.PASSWORD).status() == 200);
        assertThat(guess(guesser, email, 4)).extracting(Answer::status).containsOnly(401);
    }

    @Test
    void anUnknownAddressWaitsLikeAKnownOne() {
        AccountServer guesser = server.from("198.51.100.2");
        String unknown = "nobody-" + server.registered();

        List<Answer> answers = guess(guesser, unknown, 6);

        assertThat(answers).extracting(Answer::status).containsExactly(401, 401, 401, 401, 401, 429);
    }

    @Test
    void aNetworkOfAddressesIsOneGuesser() {
        String email = server.registered();
        for (int i = 0; i < 5; i++) {
            guess(server.from("2001:db8::" + i), email, 1);
        }

        assertThat(server.from("2001:db8::ffff")
                        .logIn(email, AccountServer.PASSWORD)
                        .status())
                .isEqualTo(429);
    }

    @Test
    void whoIsInDoesNotGuessThePasswordEither() {
        String email = server.registered();
        String token = server.logIn(email, AccountServer.PASSWORD).text("accessToken");
        Map<String, String> wrong = Map.of("currentPassword", "wrong password", "newPassword", "another horse battery");
        for (int i = 0; i < 5; i++) {
            assertThat(server.post("/me/password", token, wrong).status()).isEqualTo(422);
        }

        assertThat(server.post("/me/password", token, wrong).status()).isEqualTo(429);
        assertThat(server.logIn(email, AccountServer.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void anAddressGetsAsManyTriesAsTheLimitSays() {
        try (AccountServer limited = AccountServer.start(database, Map.of("taskflow.limit.auth", "3/3600"))) {
            AccountServer client = limited.from("198.51.100.3");
            List<Answer> answers = List.of(
                    client.logIn(AccountServer.ADMIN, AccountServer.ADMIN_PASSWORD),
                    client.logIn("nobody", "wrong password"),
                    client.logIn(AccountServer.ADMIN, AccountServer.ADMIN_PASSWORD),
                    client.logIn(AccountServer.ADMIN, AccountServer.ADMIN_PASSWORD));

            assertThat(answers).extracting(Answer::status).containsExactly(200, 401, 200, 429);
            Answer told = answers.getLast();
            assertThat(told.problem()).isEqualTo("too-many-requests");
            long wait = Long.parseLong(
                    told.response().headers().firstValue("Retry-After").orElseThrow());
            assertThat(wait).isBetween(1100L, 1200L);
            assertThat(answers.getFirst().response().headers().firstValue("RateLimit-Policy"))
                    .hasValue("\"auth\";q=3;w=3600");
            assertThat(answers.getFirst().response().headers().firstValue("RateLimit"))
                    .hasValue("\"auth\";r=2;t=1200");
            assertThat(told.response().headers().firstValue("RateLimit").orElseThrow())
                    .startsWith("\"auth\";r=0;t=3");
            // However it is written, it is the same path.
            assertThat(client.post("/%61uth/login", null, Map.of()).status()).isEqualTo(429);

            Answer in = answers.getFirst();
            Answer refreshed = client.post("/auth/refresh", null, Map.of("refreshToken", in.text("refreshToken")));
            assertThat(refreshed.status()).isEqualTo(200);
            assertThat(client.get("/me", in.text("accessToken")).status()).isEqualTo(200);
            assertThat(limited.from("198.51.100.4")
                            .logIn(AccountServer.ADMIN, AccountServer.ADMIN_PASSWORD)
                            .status())
                    .isEqualTo(200);
        }
    }
}
