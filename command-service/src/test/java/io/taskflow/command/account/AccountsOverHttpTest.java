package io.taskflow.command.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.taskflow.command.account.AccountServer.Answer;
import io.taskflow.support.security.AccessTokens;
import io.taskflow.support.security.SigningKey;
import io.taskflow.testing.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class AccountsOverHttpTest {
    private static final String PASSWORD = AccountServer.PASSWORD;

    private static TestPostgres.Database database;
    private static AccountServer server;
    private static JdbcClient sql;

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

    private record Tokens(String access, String refresh) {
        static Tokens of(Answer answer) {
            assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
            return new Tokens(answer.text("accessToken"), answer.text("refreshToken"));
        }
    }

    private static String registered() {
        return server.registered();
    }

    private static Answer register(@Nullable String email, @Nullable String password, @Nullable String name) {
        Map<String, String> body = new HashMap<>();
        body.put("email", email);
        body.put("password", password);
        body.put("name", name);
        return server.post("/auth/register", null, body);
    }

    private static Tokens loggedIn(String email) {
        return Tokens.of(server.logIn(email, PASSWORD));
    }

    private static Answer refresh(String token) {
        return server.post("/auth/refresh", null, Map.of("refreshToken", token));
    }

    private static void assertRefused(String accessToken) {
        Answer answer = server.post("/ping", accessToken, Map.of());
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.problem()).isEqualTo("unauthenticated");
        assertThat(answer.response().headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    }

    private static void assertTaken(String accessToken) {
        assertThat(server.post("/ping", accessToken, Map.of()).status()).isEqualTo(204);
    }

    @Test
    void whoRegistersLogsInAndIsSomebody() {
        String email = "Mixed." + UUID.randomUUID() + "@Taskflow.Example";
        Answer made = register(" " + email, PASSWORD, " Ada Lovelace ");
        assertThat(made.status()).isEqualTo(201);

        Answer login = server.logIn(email.toUpperCase(java.util.Locale.ROOT), PASSWORD);
        assertThat(login.json().path("expiresIn").asLong()).isEqualTo(900);
        assertThat(login.response().headers().firstValue("Cache-Control")).hasValue("no-store");
        Answer me = server.get("/me", Tokens.of(login).access());

        assertThat(me.text("id")).isEqualTo(made.text("id"));
        assertThat(me.text("email")).isEqualTo(email.toLowerCase(java.util.Locale.ROOT));
        assertThat(me.text("name")).isEqualTo("Ada Lovelace");
        assertThat(me.text("timeZone")).isEqualTo("UTC");
        assertThat(me.text("locale")).isEqualTo("en");
        assertThat(sql.sql("SELECT name FROM account.person WHERE id = ?")
                        .param(UUID.fromString(me.text("id")))
                        .query(String.class)
                        .single())
                .isEqualTo("Ada Lovelace");
    }

    @Test
    void anAddressHasOneAccountHoweverItIsWrittenAndHoweverManyAskAtOnce() throws Exception {
        String email = "race-" + UUID.randomUUID() + "@taskflow.example";

        List<Answer> answers = atOnce(
                4, i -> register(i % 2 == 0 ? email : email.toUpperCase(java.util.Locale.ROOT), PASSWORD, "Ada"));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 409, 409, 409);
        assertThat(register(email, PASSWORD, "Ada").problem()).isEqualTo("email-taken");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "null, correct horse battery, Ada, /email required",
                "nobody, correct horse battery, Ada, /email email",
                "a@b@c.example, correct horse battery, Ada, /email email",
                ".a@c.example, correct horse battery, Ada, /email email",
                "a b@c.example, correct horse battery, Ada, /email email",
                "a@-c.example, correct horse battery, Ada, /email email",
                "ä@c.example, correct horse battery, Ada, /email email",
                "a@c.example, null, Ada, /password required",
                "a@c.example, eleven char, Ada, /password min-length",
                "a@c.example, correct horse battery, null, /name required",
                "a@c.example, correct horse battery, '  ', /name not-blank",
            })
    void aFieldThatBreaksItsRuleIsNamed(String email, String password, String name, String blame) {
        Answer answer = register(email, password, name);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("invalid");
        assertThat(answer.blame()).isEqualTo(blame);
    }

    @Test
    void lengthsAreCountedInCharacters() {
        String address = UUID.randomUUID() + "@taskflow.example";
        assertThat(register(address, "x".repeat(129), "Ada").blame()).isEqualTo("/password max-length");
        assertThat(register(address, PASSWORD, "x".repeat(201)).blame()).isEqualTo("/name max-length");
        assertThat(register(address, "😀".repeat(11), "Ada").blame()).isEqualTo("/password min-length");
        assertThat(register("x".repeat(65) + "@taskflow.example", PASSWORD, "Ada")
                        .blame())
                .isEqualTo("/email email");
        assertThat(register(address, "😀".repeat(128), "😀".repeat(200)).status())
                .isEqualTo(201);
    }

    @Test
    void aStrangerLearnsNothingFromARefusedLogin() {
        String email = registered();
        Answer unknown = server.logIn("nobody-" + email, PASSWORD);
        Answer wrong = server.logIn(email, PASSWORD + "!");
        Answer noAddress = server.logIn("nobody", PASSWORD);

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.problem()).isEqualTo("wrong-credentials");
        assertThat(unknown.response().body()).isEqualTo(wrong.response().body());
        assertThat(noAddress.response().body()).isEqualTo(wrong.response().body());
    }

    @Test
    void anUnknownAddressIsHashedForLikeAKnownOne() {
        Passwords passwords = server.bean(Passwords.class);
        String hash = passwords.hash(PASSWORD);
        long known = fastest(() -> passwords.matches("wrong password", hash));
        long unknown = fastest(() -> passwords.matches("wrong password", null));

        assertThat((double) unknown / known).isBetween(0.4, 2.5);
        assertThat(passwords.matches(PASSWORD, hash)).isTrue();
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    private static long fastest(Runnable work) {
        return IntStream.range(0, 5)
                .mapToLong(_ -> {
                    long start = System.nanoTime();
                    work.run();
                    return System.nanoTime() - start;
                })
                .min()
                .orElseThrow();
    }

    @Test
    void aCrowdThatLogsInAtOnceIsLetIn() throws Exception {
        String email = registered();

        List<Answer> answers = atOnce(100, _ -> server.logIn(email, PASSWORD));

        assertThat(answers).extracting(Answer::status).containsOnly(200);
    }

    @Test
    void aPasswordIsTheSameHoweverItIsComposed() {
        String email = UUID.randomUUID() + "@taskflow.example";
        register(email, "caf\u00e9 au lait 12", "Ada");

        assertThat(server.logIn(email, "cafe\u0301 au lait 12").status()).isEqualTo(200);
    }

    @Test
    void aRefreshTokenIsGoodOnceAndIsNotKept() {
        Tokens first = loggedIn(registered());
        Tokens second = Tokens.of(refresh(first.refresh()));

        assertThat(second.refresh()).isNotEqualTo(first.refresh());
        assertTaken(first.access());
        assertTaken(second.access());
        assertThat(sql.sql("SELECT count(*) FROM account.refresh_token WHERE hash = ?")
                        .param(second.refresh())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void anOldRefreshTokenEndsTheWholeFamilyAndNoOther() {
        String email = registered();
        Tokens other = loggedIn(email);
        Tokens first = loggedIn(email);
        Tokens second = Tokens.of(refresh(first.refresh()));
        Tokens third = Tokens.of(refresh(second.refresh()));

        assertThat(refresh(first.refresh()).problem()).isEqualTo("unauthenticated");

        for (Tokens family : List.of(first, second, third)) {
            assertRefused(family.access());
            assertThat(refresh(family.refresh()).status()).isEqualTo(401);
        }
        assertTaken(other.access());
        Tokens.of(refresh(other.refresh()));
    }

    @Test
    void ofTwoWhoUseOneRefreshTokenAtOnceOneIsAnsweredAndBothAreOut() throws Exception {
        for (int round = 0; round < 10; round++) {
            Tokens tokens = Tokens.of(server.logIn(AccountServer.ADMIN, AccountServer.ADMIN_PASSWORD));

            List<Answer> answers = atOnce(2, _ -> refresh(tokens.refresh()));

            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 401);
            Answer winner = answers.stream()
                    .filter(answer -> answer.status() == 200)
                    .findFirst()
                    .orElseThrow();
            assertRefused(winner.text("accessToken"));
            assertThat(refresh(winner.text("refreshToken")).status()).isEqualTo(401);
        }
    }

    @Test
    void aLogoutIsFeltAtTheNextRequest() {
        Tokens tokens = loggedIn(registered());
        assertTaken(tokens.access());

        assertThat(server.post("/auth/logout", tokens.access(), null).status()).isEqualTo(204);

        assertRefused(tokens.access());
        assertThat(refresh(tokens.refresh()).status()).isEqualTo(401);
    }

    @Test
    void aLogoutInOneProcessIsFeltInTheOther() {
        Tokens tokens = loggedIn(registered());
        try (AccountServer second = AccountServer.start(database, Map.of())) {
            assertThat(second.post("/ping", tokens.access(), null).status()).isEqualTo(204);
            assertThat(server.post("/auth/logout", tokens.access(), null).status())
                    .isEqualTo(204);
            assertThat(second.post("/ping", tokens.access(), null).status()).isEqualTo(401);
        }
    }

    @Test
    void withoutAnAccessTokenTheRefreshTokenLogsOut() {
        Tokens tokens = loggedIn(registered());

        assertThat(server.post("/auth/logout", null, Map.of("refreshToken", tokens.refresh()))
                        .status())
                .isEqualTo(204);

        assertRefused(tokens.access());
        assertThat(server.post("/auth/logout", null, null).status()).isEqualTo(401);
        assertThat(server.post("/auth/logout", null, Map.of("refreshToken", "unknown"))
                        .status())
                .isEqualTo(204);
    }

    @Test
    void aDisabledAccountIsOutAtOnce() {
        String email = registered();
        Tokens tokens = loggedIn(email);

        sql.sql("UPDATE account.account SET disabled = true WHERE email = ?")
                .param(email)
                .update();

        assertRefused(tokens.access());
        assertThat(refresh(tokens.refresh()).status()).isEqualTo(401);
        assertThat(server.logIn(email, PASSWORD).problem()).isEqualTo("wrong-credentials");
    }

    @Test
    void anotherPasswordEndsTheOtherSessions() {
        String email = registered();
        Tokens other = loggedIn(email);
        Tokens mine = loggedIn(email);
        String next = "another horse battery";

        assertThat(changePassword(mine, PASSWORD + "!", next).blame()).isEqualTo("/currentPassword current-password");
        assertThat(changePassword(mine, PASSWORD, "short").blame()).isEqualTo("/newPassword min-length");
        assertTaken(other.access());
        assertThat(changePassword(mine, PASSWORD, next).status()).isEqualTo(204);

        assertTaken(mine.access());
        Tokens.of(refresh(mine.refresh()));
        assertRefused(other.access());
        assertThat(refresh(other.refresh()).status()).isEqualTo(401);
        assertThat(server.logIn(email, PASSWORD).status()).isEqualTo(401);
        assertThat(server.logIn(email, next).status()).isEqualTo(200);
    }

    private static Answer changePassword(Tokens tokens, String current, String next) {
        return server.post("/me/password", tokens.access(), Map.of("currentPassword", current, "newPassword", next));
    }

    @Test
    void aPersonChangesWhatIsNamedOnly() {
        Tokens tokens = loggedIn(registered());

        Answer zone = patch(tokens, Map.of("timeZone", "Europe/Zurich"));
        Answer locale = patch(tokens, Map.of("locale", "de-ch", "name", "Grace"));

        assertThat(zone.text("name")).isEqualTo("Ada");
        assertThat(zone.text("timeZone")).isEqualTo("Europe/Zurich");
        assertThat(locale.text("timeZone")).isEqualTo("Europe/Zurich");
        assertThat(locale.text("locale")).isEqualTo("de-CH");
        assertThat(locale.text("name")).isEqualTo("Grace");
        Map<String, @Nullable String> cleared = new HashMap<>();
        cleared.put("timeZone", null);
        assertThat(patch(tokens, cleared).text("timeZone")).isEqualTo("UTC");
        assertThat(server.get("/me", tokens.access()).text("locale")).isEqualTo("de-CH");
    }

    @Test
    void twoChangesOfDifferentFieldsBothHold() throws Exception {
        Tokens tokens = loggedIn(registered());
        for (int round = 0; round < 10; round++) {
            String name = "Ada " + round;
            String zone = round % 2 == 0 ? "Asia/Tokyo" : "Europe/Paris";
            atOnce(2, i -> patch(tokens, i == 0 ? Map.of("name", name) : Map.of("timeZone", zone)));
            Answer me = server.get("/me", tokens.access());
            assertThat(me.text("name")).isEqualTo(name);
            assertThat(me.text("timeZone")).isEqualTo(zone);
        }
    }

    @Test
    void aChangeThatBreaksARuleChangesNothing() {
        Tokens tokens = loggedIn(registered());

        assertThat(patch(tokens, Map.of("name", "Grace", "timeZone", "Mars/Phobos"))
                        .blame())
                .isEqualTo("/timeZone time-zone");
        assertThat(patch(tokens, Map.of("locale", "not a tag")).blame()).isEqualTo("/locale language-tag");
        assertThat(patch(tokens, Map.of("locale", 7)).problem()).isEqualTo("malformed");
        assertThat(patch(tokens, Map.of("email", "other@taskflow.example")).problem())
                .isEqualTo("unknown-field");
        Map<String, @Nullable String> nameless = new HashMap<>();
        nameless.put("name", null);
        assertThat(patch(tokens, nameless).blame()).isEqualTo("/name required");
        assertThat(server.get("/me", tokens.access()).text("name")).isEqualTo("Ada");
    }

    private static Answer patch(Tokens tokens, Map<String, ?> body) {
        return server.send("PATCH", "/me", tokens.access(), body);
    }

    @Test
    void sessionsAreListedPageByPageAndEndedOneByOne() {
        String email = registered();
        List<Tokens> all = IntStream.range(0, 3).mapToObj(_ -> loggedIn(email)).toList();
        Tokens newest = all.getLast();

        Answer first = server.get("/me/sessions?limit=2", newest.access());
        Answer rest = server.get("/me/sessions?limit=2&cursor=" + first.text("nextCursor"), newest.access());

        List<String> ids = new ArrayList<>(ids(first));
        ids.addAll(ids(rest));
        assertThat(ids).hasSize(3).doesNotHaveDuplicates();
        assertThat(rest.json().get("nextCursor").isNull()).isTrue();
        assertThat(first.json().at("/items/0/current").asBoolean()).isTrue();
        assertThat(first.json().at("/items/1/current").asBoolean()).isFalse();
        assertThat(first.json().at("/items/0/userAgent").asString()).isEqualTo("a test");
        assertThat(first.json().at("/items/0/address").asString()).isEqualTo("127.0.0.1");

        String oldest = ids.getLast();
        assertThat(server.send("DELETE", "/me/sessions/" + oldest, newest.access(), null)
                        .status())
                .isEqualTo(204);
        assertRefused(all.getFirst().access());
        assertThat(ids(server.get("/me/sessions", newest.access()))).isEqualTo(ids.subList(0, 2));
        Tokens stranger = loggedIn(registered());
        for (String id : List.of(ids.getFirst(), oldest, UUID.randomUUID().toString())) {
            assertThat(server.send("DELETE", "/me/sessions/" + id, stranger.access(), null)
                            .problem())
                    .isEqualTo("not-found");
        }
        assertTaken(newest.access());
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit-out-of-range",
        "limit=201, limit-out-of-range",
        "limit=x, malformed",
        "cursor=x, invalid-cursor"
    })
    void aPageThatCannotBeIsRefused(String query, String problem) {
        Answer answer =
                server.get("/me/sessions?" + query, loggedIn(registered()).access());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo(problem);
    }

    private static List<String> ids(Answer page) {
        return StreamSupport.stream(page.json().get("items").spliterator(), false)
                .map(item -> item.get("id").asString())
                .toList();
    }

    @Test
    void onlyOurOwnFreshTokensAreTaken() throws Exception {
        String good = loggedIn(registered()).access();
        assertTaken(good);
        JWTClaimsSet claims = SignedJWT.parse(good).getJWTClaimsSet();
        byte[] key = server.bean(SigningKey.class).bytes();

        assertRefused(new PlainJWT(claims).serialize());
        assertRefused(signed(new byte[32], JWSAlgorithm.HS256, claims));
        byte[] longKey = java.util.Arrays.copyOf(key, 64);
        assertRefused(signed(longKey, JWSAlgorithm.HS512, claims));
        assertRefused(new AccessTokens(
                        server.bean(SigningKey.class),
                        () -> Instant.now().minus(AccessTokens.LIFETIME).minus(Duration.ofSeconds(1)))
                .issue(UUID.fromString(claims.getSubject()), UUID.fromString(claims.getStringClaim("sid"))));
        String[] parts = good.split("\\.");
        JWTClaimsSet other = new JWTClaimsSet.Builder(claims)
                .subject(UUID.randomUUID().toString())
                .build();
        assertRefused(parts[0] + "." + other.toPayload().toBase64URL() + "." + parts[2]);
        char last = parts[2].charAt(0);
        assertRefused(parts[0] + "." + parts[1] + "." + (last == 'A' ? 'B' : 'A') + parts[2].substring(1));
        // A session that never was, signed well.
        assertRefused(server.bean(AccessTokens.class).issue(UUID.randomUUID(), UUID.randomUUID()));
        assertTaken(signed(key, JWSAlgorithm.HS256, claims));
    }

    private static String signed(byte[] key, JWSAlgorithm algorithm, JWTClaimsSet claims) throws Exception {
        SignedJWT token = new SignedJWT(new JWSHeader(algorithm), claims);
        token.sign(new MACSigner(key));
        return token.serialize();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/me", "/me/sessions"})
    void withoutATokenNobodyIsAnybody(String path) {
        assertThat(server.get(path, null).status()).isEqualTo(401);
        assertThat(server.get(path, "").status()).isEqualTo(401);
        assertThat(server.get(path, "tf_unknown").status()).isEqualTo(401);
    }

    @Test
    void whileSessionsCannotBeReadTheAnswerIsToComeBackLater() {
        String token = loggedIn(registered()).access();
        sql.sql("ALTER TABLE account.session RENAME TO away").update();
        try {
            Answer answer = server.post("/ping", token, null);
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.problem()).isEqualTo("log-unavailable");
            assertThat(answer.response().headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.response().body()).doesNotContain("session");
        } finally {
            sql.sql("ALTER TABLE account.away RENAME TO session").update();
        }
        assertTaken(token);
    }

    @Test
    void theLookUpOfEveryRequestReadsIndexesOnly() {
        UUID account = UUID.fromString(
                server.get("/me", loggedIn(registered()).access()).text("id"));
        sql.sql("""
                        INSERT INTO account.session (id, account_id, user_agent, address, created_at, used_at, expires_at)
                        SELECT gen_random_uuid(), ?, '', '', now(), now(), now() - interval '1 day'
                          FROM generate_series(1, 5000)""").param(account).update();
        sql.sql("""
                        INSERT INTO account.account
                        SELECT gen_random_uuid(), 'filler' || n, '', '', '', '', false, true, now()
                          FROM generate_series(1, 5000) n""").update();
        sql.sql("ANALYZE account.session, account.account").update();

        List<String> plan = sql.sql("""
                        EXPLAIN SELECT a.id, s.id, a.system_admin
                          FROM account.session s JOIN account.account a ON a.id = s.account_id
                         WHERE s.id = gen_random_uuid() AND s.ended_at IS NULL AND NOT a.disabled""").query(String.class).list();

        assertThat(plan).noneMatch(line -> line.contains("Seq Scan on account"));
    }

    private interface Work {
        Answer run(int number);
    }

    /** All start at once. */
    private static List<Answer> atOnce(int count, Work work) throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> running = IntStream.range(0, count)
                    .mapToObj(i -> threads.submit(() -> {
                        gate.await();
                        return work.run(i);
                    }))
                    .toList();
            gate.countDown();
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> one : running) {
                answers.add(one.get());
            }
            return answers;
        }
    }
}
