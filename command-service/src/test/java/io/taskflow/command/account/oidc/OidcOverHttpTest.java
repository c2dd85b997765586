package io.taskflow.command.account.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.command.account.AccountServer;
import io.taskflow.command.account.AccountServer.Answer;
import io.taskflow.command.account.Outbox;
import io.taskflow.testing.TestPostgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

class OidcOverHttpTest {
    private static final String ISSUER = "house";
    private static final String CLIENT = "taskflow";

    private static TestPostgres.Database database;
    private static MockOAuth2Server issuer;
    private static AccountServer server;
    private static JdbcClient sql;

    private String subject;
    private String email;

    @BeforeAll
    static void start() {
        database = TestPostgres.createDatabase();
        issuer = new MockOAuth2Server();
        issuer.start();
        server = started(issuer.issuerUrl(ISSUER).toString(), "open");
        sql = server.bean(JdbcClient.class);
    }

    private static AccountServer started(String issuerUrl, String registration) {
        return AccountServer.start(
                database,
                Map.of(
                        "taskflow.registration", registration,
                        "taskflow.admin.email", AccountServer.ADMIN,
                        "taskflow.admin.password", AccountServer.ADMIN_PASSWORD,
                        "taskflow.oidc.issuer", issuerUrl,
                        "taskflow.oidc.client-id", CLIENT));
    }

    @AfterAll
    static void end() {
        server.close();
        issuer.shutdown();
        database.close();
    }

    @BeforeEach
    void somebody() {
        subject = UUID.randomUUID().toString();
        email = "person-" + subject + "@taskflow.example";
    }

    private Map<String, Object> claims() {
        return new HashMap<>(Map.of("email", email, "email_verified", true, "name", "Ada Lovelace"));
    }

    private DefaultOAuth2TokenCallback callback(String issuerId, String audience, Map<String, Object> claims) {
        return new DefaultOAuth2TokenCallback(issuerId, subject, "JWT", List.of(audience), claims, 300);
    }

    private String idToken(String audience, Map<String, Object> claims) {
        return issuer.issueToken(ISSUER, CLIENT, callback(ISSUER, audience, claims))
                .serialize();
    }

    private String idToken() {
        return idToken(CLIENT, claims());
    }

    private static Answer logIn(String idToken) {
        return server.post("/auth/oidc", null, Map.of("idToken", idToken));
    }

    private static Answer me(Answer login) {
        assertThat(login.status()).as(login.response().body()).isEqualTo(200);
        return server.get("/me", login.text("accessToken"));
    }

    @Test
    void whoLogsInAtTheIssuerIsInHereToo() throws Exception {
        Answer known = server.get("/auth/oidc", null);
        assertThat(known.text("clientId")).isEqualTo(CLIENT);

        Answer login = logIn(codeFlow(known.text("issuer"), known.text("clientId")));

        Answer me = me(login);
        assertThat(me.text("email")).isEqualTo(email);
        assertThat(me.json().get("emailConfirmed").asBoolean()).isTrue();
        assertThat(me.text("name")).isEqualTo("Ada Lovelace");
        Answer refreshed = server.post("/auth/refresh", null, Map.of("refreshToken", login.text("refreshToken")));
        assertThat(refreshed.status()).isEqualTo(200);
        assertThat(server.post("/auth/logout", login.text("accessToken"), null).status())
                .isEqualTo(204);
        assertThat(server.get("/me", login.text("accessToken")).status()).isEqualTo(401);
    }

    /** As a client does it: discovery, authorization, code, tokens. */
    private String codeFlow(String url, String client) throws Exception {
        issuer.enqueueCallback(callback(ISSUER, CLIENT, claims()));
        try (HttpClient http = HttpClient.newHttpClient()) {
            var json = JsonMapper.shared();
            var configuration = json.readTree(
                    get(http, url + "/.well-known/openid-configuration").body());
            String redirect = "http://127.0.0.1:1/back";
            HttpResponse<String> authorized = get(
                    http,
                    configuration.get("authorization_endpoint").asString()
                            + "?response_type=code&scope=openid&state=s&nonce=n&client_id=" + client + "&redirect_uri="
                            + redirect);
            String location = authorized.headers().firstValue("Location").orElseThrow();
            String code = location.replaceFirst(".*[?&]code=([^&]*).*", "$1");
            HttpResponse<String> tokens = http.send(
                    HttpRequest.newBuilder(URI.create(
                                    configuration.get("token_endpoint").asString()))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString("grant_type=authorization_code&client_id=" + client
                                    + "&client_secret=secret&code=" + code + "&redirect_uri=" + redirect))
                            .build(),
                    BodyHandlers.ofString());
            return json.readTree(tokens.body()).get("id_token").asString();
        }
    }

    private static HttpResponse<String> get(HttpClient http, String uri) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(uri)).build(), BodyHandlers.ofString());
    }

    @Test
    void theSecondTimeItIsTheSameAccountWhateverTheAddressIsThen() {
        String id = me(logIn(idToken())).text("id");
        email = "other-" + email;

        assertThat(me(logIn(idToken())).text("id")).isEqualTo(id);
        assertThat(me(logIn(idToken(CLIENT, Map.of()))).text("id")).isEqualTo(id);
    }

    @Test
    void aConfirmedAddressIsTheSamePersonAndThePasswordStays() {
        email = server.registered();
        String token = server.bean(Outbox.class).token(email, "Confirm", 1);
        server.post("/auth/confirm", null, Map.of("token", token));
        Answer login = server.logIn(email, AccountServer.PASSWORD);

        assertThat(me(logIn(idToken())).text("id")).isEqualTo(me(login).text("id"));

        assertThat(server.logIn(email, AccountServer.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void whoRegisteredWithTheAddressOfAnotherIsOutWhenTheOwnerComes() {
        email = server.registered();
        Answer login = server.logIn(email, AccountServer.PASSWORD);
        String id = me(login).text("id");
        String personal = server.post(
                        "/me/tokens", login.text("accessToken"), Map.of("name", "x", "scopes", List.of("write")))
                .text("token");

        assertThat(me(logIn(idToken())).text("id")).isEqualTo(id);

        assertThat(server.get("/me", login.text("accessToken")).status()).isEqualTo(401);
        assertThat(server.get("/me", personal).status()).isEqualTo(401);
        assertThat(server.logIn(email, AccountServer.PASSWORD).status()).isEqualTo(401);
    }

    @Test
    void anAddressThatTheIssuerDoesNotVouchForIsNobodys() {
        email = server.registered();
        for (Object verified : List.of(false, "true")) {
            Map<String, Object> claims = claims();
            claims.put("email_verified", verified);
            assertThat(logIn(idToken(CLIENT, claims)).problem()).isEqualTo("email-unverified");
        }
        assertThat(logIn(idToken(CLIENT, Map.of("email", email))).problem()).isEqualTo("email-unverified");
    }

    @Test
    void aTokenForAnotherOrOfAnotherOrOfYesterdayIsRefused() {
        assertThat(logIn(idToken("another client", claims())).problem()).isEqualTo("wrong-credentials");
        String toAnother = issuer.issueToken(ISSUER, "another client", callback(ISSUER, CLIENT, claims()))
                .serialize();
        assertThat(logIn(toAnother).problem()).isEqualTo("wrong-credentials");
        String elsewhere = issuer.issueToken("elsewhere", CLIENT, callback("elsewhere", CLIENT, claims()))
                .serialize();
        assertThat(logIn(elsewhere).problem()).isEqualTo("wrong-credentials");
        Map<String, Object> old = claims();
        old.put("iat", Date.from(Instant.now().minus(Duration.ofMinutes(6))));
        assertThat(logIn(idToken(CLIENT, old)).problem()).isEqualTo("wrong-credentials");
        String good = idToken();
        assertThat(logIn(good.substring(0, good.length() - 4) + "AAAA").problem())
                .isEqualTo("wrong-credentials");
        assertThat(logIn("garbage").problem()).isEqualTo("wrong-credentials");
        assertThat(logIn(good).status()).isEqualTo(200);
        // What we made ourselves is none of the issuer's.
        String own =
                server.logIn(AccountServer.ADMIN, AccountServer.ADMIN_PASSWORD).text("accessToken");
        assertThat(logIn(own).problem()).isEqualTo("wrong-credentials");
    }

    @Test
    void aDisabledAccountStaysOut() {
        me(logIn(idToken()));
        sql.sql("UPDATE account.account SET disabled = true WHERE email = ?")
                .param(email)
                .update();

        assertThat(logIn(idToken()).problem()).isEqualTo("wrong-credentials");
    }

    @Test
    void whoComesThroughTwoDoorsAtOnceIsOnePerson() throws Exception {
        String token = idToken();
        List<Callable<Answer>> all = IntStream.range(0, 4)
                .<Callable<Answer>>mapToObj(_ -> () -> logIn(token))
                .toList();
        List<String> ids = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Answer> answer : threads.invokeAll(all)) {
                ids.add(me(answer.get()).text("id"));
            }
        }
        assertThat(ids).hasSize(4);
        assertThat(ids.stream().distinct()).hasSize(1);
    }

    @Test
    void withoutAPasswordThereIsNoneToGuessUntilOneIsSet() {
        String login = logIn(idToken()).text("accessToken");
        Outbox mails = server.bean(Outbox.class);

        assertThat(server.logIn(email, AccountServer.PASSWORD).problem()).isEqualTo("wrong-credentials");
        assertThat(server.post(
                                "/me/password",
                                login,
                                Map.of("currentPassword", "", "newPassword", AccountServer.PASSWORD))
                        .blame())
                .isEqualTo("/currentPassword current-password");
        server.post("/auth/password-reset", null, Map.of("email", email));
        server.post(
                "/auth/password-reset/complete",
                null,
                Map.of("token", mails.token(email, "password", 1), "password", AccountServer.PASSWORD));
        assertThat(server.logIn(email, AccountServer.PASSWORD).status()).isEqualTo(200);
        assertThat(logIn(idToken()).status()).isEqualTo(200);
    }

    @Test
    void aSecondFactorIsAskedForHereToo() {
        String login = logIn(idToken()).text("accessToken");
        sql.sql("""
                        INSERT INTO account.second_factor
                        SELECT id, '\\x00', true, 0 FROM account.account WHERE email = ?""").param(email).update();
        assertThat(server.get("/me", login).json().get("secondFactor").asBoolean())
                .isTrue();

        assertThat(logIn(idToken()).problem()).isEqualTo("totp-required");
        assertThat(server.post("/auth/oidc", null, Map.of("idToken", idToken(), "totp", "no code"))
                        .problem())
                .isEqualTo("wrong-totp");
    }

    @Test
    void whereRegistrationIsClosedOnlyThoseComeWhoAreThere() {
        try (AccountServer closed = started(issuer.issuerUrl(ISSUER).toString(), "invited")) {
            assertThat(closed.post("/auth/oidc", null, Map.of("idToken", idToken()))
                            .problem())
                    .isEqualTo("registration-closed");
            email = server.registered();
            assertThat(closed.post("/auth/oidc", null, Map.of("idToken", idToken()))
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void anIssuerThatIsAwayIsTriedAgainAndOneThatIsNotSetIsNotThere() {
        try (AccountServer lonely = started("http://127.0.0.1:1/nobody", "open")) {
            Answer answer = lonely.post("/auth/oidc", null, Map.of("idToken", idToken()));
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.problem()).isEqualTo("issuer-unavailable");
            assertThat(answer.response().headers().firstValue("Retry-After")).isPresent();
        }
        try (AccountServer without = AccountServer.start(database, Map.of())) {
            assertThat(without.get("/auth/oidc", null).problem()).isEqualTo("not-found");
            assertThat(without.post("/auth/oidc", null, Map.of("idToken", idToken()))
                            .problem())
                    .isEqualTo("not-found");
        }
    }
}
