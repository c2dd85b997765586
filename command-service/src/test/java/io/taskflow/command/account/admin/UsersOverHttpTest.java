package io.taskflow.command.account.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.command.account.AccountServer;
import io.taskflow.command.account.AccountServer.Answer;
import io.taskflow.testing.TestPostgres;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class UsersOverHttpTest {
    private static final String PASSWORD = "correct horse battery";

    private static TestPostgres.Database database;
    private static AccountServer server;
    private static String admin;
    private static String adminId;

    @BeforeAll
    static void start() {
        database = TestPostgres.createDatabase();
        server = AccountServer.open(database);
        admin = server.logIn(AccountServer.ADMIN, AccountServer.ADMIN_PASSWORD).text("accessToken");
        adminId = server.get("/me", admin).text("id");
    }

    @AfterAll
    static void end() {
        server.close();
        database.close();
    }

    private record Someone(String id, String email, String token) {}

    private static Someone someone() {
        String email = "person-" + UUID.randomUUID() + "@taskflow.example";
        String id = server.post("/auth/register", null, Map.of("email", email, "password", PASSWORD, "name", "Ada"))
                .text("id");
        return new Someone(id, email, server.logIn(email, PASSWORD).text("accessToken"));
    }

    private static Answer role(String method, String id, String role, @Nullable String token) {
        return server.send(method, "/admin/users/" + id + "/roles/" + role, token, null);
    }

    private static Answer disabled(String id, boolean disabled) {
        return server.send("PATCH", "/admin/users/" + id, admin, Map.of("disabled", disabled));
    }

    private static void assertRefused(Answer answer, int status, String problem) {
        assertThat(answer.status() + " " + answer.problem()).isEqualTo(status + " " + problem);
    }

    @Test
    void rolesAreGivenAndTaken() {
        Someone ada = someone();
        assertThat(role("PUT", ada.id(), "AUDITOR", admin).json().get("roles").toString())
                .isEqualTo("[\"AUDITOR\"]");
        assertThat(role("PUT", ada.id(), "AUDITOR", admin).status()).isEqualTo(200);
        role("PUT", ada.id(), "SYSTEM_ADMIN", admin);
        assertThat(server.get("/admin/users?limit=200", ada.token()).response().body())
                .contains(ada.email())
                .doesNotContain("argon2");
        role("DELETE", ada.id(), "SYSTEM_ADMIN", admin);
        assertRefused(server.get("/admin/users", ada.token()), 403, "forbidden");

        List<String> acts = server.bean(JdbcClient.class)
                .sql("SELECT act FROM account.admin_act WHERE account_id = ? AND actor_id = ? ORDER BY id")
                .params(UUID.fromString(ada.id()), UUID.fromString(adminId))
                .query(String.class)
                .list();
        assertThat(acts).containsExactly("gave AUDITOR", "gave SYSTEM_ADMIN", "took SYSTEM_ADMIN");
    }

    @Test
    void nobodyMakesThemselvesAnAuditor() {
        assertRefused(role("PUT", adminId, "AUDITOR", admin), 403, "forbidden");
    }

    @Test
    void onlyAdminsSeeAndChangeAccounts() {
        Someone ada = someone();
        assertRefused(server.get("/admin/users", ada.token()), 403, "forbidden");
        assertRefused(role("PUT", ada.id(), "SYSTEM_ADMIN", ada.token()), 403, "forbidden");
        assertRefused(
                server.send("PATCH", "/admin/users/" + adminId, ada.token(), Map.of("disabled", true)),
                403,
                "forbidden");
        assertRefused(role("PUT", UUID.randomUUID().toString(), "AUDITOR", admin), 404, "not-found");
        assertRefused(role("PUT", ada.id(), "BOSS", admin), 400, "malformed");
    }

    @Test
    void theLastAdminStays() {
        assertRefused(role("DELETE", adminId, "SYSTEM_ADMIN", admin), 409, "last-admin");
        assertRefused(disabled(adminId, true), 409, "last-admin");
        assertThat(server.get("/admin/users", admin).status()).isEqualTo(200);
    }

    @Test
    void aDisabledAccountIsRefusedAtTheNextRequest() {
        Someone ada = someone();
        assertThat(server.get("/me", ada.token()).status()).isEqualTo(200);
        assertThat(disabled(ada.id(), true).json().get("disabled").asBoolean()).isTrue();
        assertThat(server.get("/me", ada.token()).status()).isEqualTo(401);
        assertThat(server.logIn(ada.email(), PASSWORD).status()).isEqualTo(401);
        disabled(ada.id(), false);
        assertThat(server.logIn(ada.email(), PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void accountsAreListedPageByPage() {
        someone();
        Answer first = server.get("/admin/users?limit=1", admin);
        assertThat(first.json().get("items").get(0).get("id").asString()).isEqualTo(adminId);
        Answer second = server.get("/admin/users?limit=1&cursor=" + first.text("nextCursor"), admin);
        assertThat(second.json().get("items").get(0).get("id").asString()).isNotEqualTo(adminId);
        assertRefused(server.get("/admin/users?limit=0", admin), 400, "limit-out-of-range");
        assertRefused(server.get("/admin/users?cursor=x", admin), 400, "invalid-cursor");
    }
}
