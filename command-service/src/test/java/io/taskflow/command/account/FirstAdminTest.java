package io.taskflow.command.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskflow.command.account.AccountServer.Answer;
import io.taskflow.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class FirstAdminTest {
    private final TestPostgres.Database database = TestPostgres.createDatabase();

    @TempDir
    private Path directory;

    @AfterEach
    void end() {
        database.close();
    }

    @Test
    void isMadeOnceAndReadFromAFileThatOnlyItsOwnerReads() throws Exception {
        Path file = directory.resolve("admin.txt");
        // As a start leaves it that died before the account was made.
        Files.writeString(file, "email: gone@taskflow.example\npassword: of no use any more\n");
        Files.writeString(directory.resolve("admin.txt.new"), "half");
        Map<String, Object> settings = Map.of("taskflow.admin.file", file.toString());
        String text;
        try (AccountServer server = AccountServer.start(database, settings)) {
            text = Files.readString(file);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(files()).containsExactly("admin.txt");
            Answer login = logIn(server, text);
            assertThat(login.status()).isEqualTo(200);
            assertThat(server.get("/me", login.text("accessToken")).text("email"))
                    .isEqualTo(found("email", text));
            assertThat(server.bean(JdbcClient.class)
                            .sql("SELECT system_admin FROM account.account")
                            .query(Boolean.class)
                            .single())
                    .isTrue();
            assertThat(server.post(
                                    "/auth/register",
                                    null,
                                    Map.of(
                                            "email", "a@taskflow.example",
                                            "password", "correct horse battery",
                                            "name", "Ada"))
                            .problem())
                    .as("registration is closed unless it is opened")
                    .isEqualTo("registration-closed");
        }
        try (AccountServer again = AccountServer.start(database, settings)) {
            assertThat(Files.readString(file)).isEqualTo(text);
            assertThat(logIn(again, text).status()).isEqualTo(200);
        }
    }

    @Test
    void comesFromTheEnvironmentAndLeavesNoFile() throws Exception {
        Path file = directory.resolve("admin.txt");
        Files.writeString(file, "as a start leaves it that died before the account was made");
        Map<String, Object> settings = Map.of(
                "taskflow.admin.email", AccountServer.ADMIN,
                "taskflow.admin.password", AccountServer.ADMIN_PASSWORD,
                "taskflow.admin.file", file.toString());
        try (AccountServer server = AccountServer.start(database, settings)) {
            assertThat(server.logIn(AccountServer.ADMIN, AccountServer.ADMIN_PASSWORD)
                            .status())
                    .isEqualTo(200);
            assertThat(files()).isEmpty();
        }
    }

    @Test
    void withABadPasswordThereIsNoStart() {
        Map<String, Object> settings = Map.of("taskflow.admin.password", "short");

        assertThatThrownBy(() -> AccountServer.start(database, settings).close())
                .hasMessageContaining("TASKFLOW_ADMIN_PASSWORD")
                .hasMessageContaining("password has at least 12 characters");
    }

    private java.util.List<String> files() throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static Answer logIn(AccountServer server, String text) {
        return server.logIn(found("email", text), found("password", text));
    }

    private static String found(String name, String text) {
        Matcher matcher = Pattern.compile("(?m)^" + name + ": (\\S+)$").matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }
}
