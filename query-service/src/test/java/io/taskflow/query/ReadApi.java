package io.taskflow.query;

import io.taskflow.events.EventMetadata;
import io.taskflow.events.EventType;
import io.taskflow.events.EventTypes;
import io.taskflow.events.TaskflowEvent;
import io.taskflow.events.board.BoardCreated;
import io.taskflow.events.comment.CommentEvent;
import io.taskflow.events.id.UuidV7;
import io.taskflow.events.task.TaskEvent;
import io.taskflow.events.watcher.WatcherEvent;
import io.taskflow.events.workspace.MemberAdded;
import io.taskflow.events.workspace.MemberRole;
import io.taskflow.events.workspace.WorkspaceCreated;
import io.taskflow.eventstore.AppendRequest;
import io.taskflow.eventstore.Appender;
import io.taskflow.eventstore.EventLog;
import io.taskflow.eventstore.NewEvent;
import io.taskflow.projection.ProjectionsConfiguration;
import io.taskflow.support.events.EventCodec;
import io.taskflow.support.security.AccessTokens;
import io.taskflow.testing.TestPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The read API over HTTP, on a real log and real views. What the write side would keep (rights, accounts) the test puts
 * into tables of the same shape.
 */
public final class ReadApi implements AutoCloseable {
    private static final String WRITE_SIDE = """
            CREATE SCHEMA account;
            CREATE TABLE account.account (
                id uuid PRIMARY KEY, name text NOT NULL, system_admin boolean NOT NULL, disabled boolean NOT NULL,
                auditor boolean NOT NULL DEFAULT false);
            CREATE TABLE account.session (id uuid PRIMARY KEY, account_id uuid NOT NULL, ended_at timestamptz);
            CREATE TABLE account.signing_key (one boolean PRIMARY KEY DEFAULT true CHECK (one), key bytea NOT NULL);
            CREATE VIEW account.person AS SELECT id, name FROM account.account;
            CREATE SCHEMA command;
            CREATE TABLE command.membership (
                workspace_id uuid, user_id uuid, role text NOT NULL, placeholder_name text, matched_to uuid,
                PRIMARY KEY (workspace_id, user_id));
            CREATE TABLE command.board_workspace (
                board_id uuid PRIMARY KEY, workspace_id uuid NOT NULL, open boolean NOT NULL,
                private boolean NOT NULL DEFAULT false);
            CREATE TABLE command.board_member (
                board_id uuid, user_id uuid, role text NOT NULL, PRIMARY KEY (board_id, user_id));
            CREATE TABLE command.task_arrival (
                task_id uuid, position bigint, board_id uuid NOT NULL, at timestamptz NOT NULL,
                PRIMARY KEY (task_id, position));
            """;

    private final TestPostgres.Database database = TestPostgres.createDatabase();
    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();
    private final EventCodec codec = new EventCodec();
    private final JdbcClient sql;
    private final Appender appender;
    private final EventLog log;

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({QueryServiceConfiguration.class, ProjectionsConfiguration.class})
    static class Application {}

    /** Someone who asks. */
    public record Viewer(UUID id, String token) {}

    public ReadApi() {
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            statement.execute(WRITE_SIDE);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        System.setProperty("axoniq.update-checker.disabled", "true");
        SpringApplication application = new SpringApplication(Application.class);
        application.setDefaultProperties(Map.of(
                "server.port",
                0,
                "spring.main.banner-mode",
                "off",
                "spring.threads.virtual.enabled",
                true,
                "spring.datasource.url",
                database.url(),
                "spring.datasource.username",
                database.user(),
                "spring.datasource.password",
                database.password(),
                "spring.flyway.enabled",
                false,
                "axon.axonserver.enabled",
                false));
        context = application.run();
        sql = context.getBean(JdbcClient.class);
        appender = context.getBean(Appender.class);
        log = context.getBean(EventLog.class);
    }

    public JdbcClient sql() {
        return sql;
    }

    public EventLog log() {
        return log;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public Viewer viewer(String name) {
        UUID account = UuidV7.next();
        UUID session = UuidV7.next();
        sql.sql("INSERT INTO account.account VALUES (?, ?, false, false)")
                .params(account, name)
                .update();
        sql.sql("INSERT INTO account.session VALUES (?, ?)")
                .params(session, account)
                .update();
        return new Viewer(account, context.getBean(AccessTokens.class).issue(account, session));
    }

    public UUID workspace(Viewer owner, String name) {
        return workspace(owner, name, null);
    }

    public UUID workspace(Viewer owner, String name, @Nullable String language) {
        UUID id = UuidV7.next();
        append(
                owner.id(),
                null,
                id,
                new WorkspaceCreated(id, name, "Europe/Berlin", language),
                new MemberAdded(id, owner.id(), MemberRole.OWNER));
        sql.sql("INSERT INTO command.membership VALUES (?, ?, 'OWNER')")
                .params(id, owner.id())
                .update();
        return id;
    }

    /** A board that is open. */
    public UUID board(Viewer by, UUID workspace, String name, @Nullable Instant at) {
        UUID id = UuidV7.next();
        append(by.id(), at, id, new BoardCreated(id, workspace, name, "B", "ext-" + id, null));
        open(id, workspace);
        return id;
    }

    public void open(UUID board, UUID workspace) {
        sql.sql("INSERT INTO command.board_workspace VALUES (?, ?, true)")
                .params(board, workspace)
                .update();
    }

    /** @return the position of the last event */
    public long append(@Nullable UUID actor, @Nullable Instant at, UUID scope, TaskflowEvent... events) {
        List<NewEvent> all = new ArrayList<>();
        for (TaskflowEvent event : events) {
            EventType type = EventTypes.of(event.getClass());
            UUID stream = stream(event, scope);
            all.add(new NewEvent(
                    UuidV7.next().toString(),
                    stream.toString(),
                    event instanceof TaskEvent ? "Task" : "Board",
                    scope.toString(),
                    null,
                    type.name(),
                    type.revision(),
                    codec.encode(event),
                    codec.encodeMetadata(
                            actor == null
                                    ? Map.of(EventMetadata.SCOPE, scope.toString())
                                    : Map.of(
                                            EventMetadata.SCOPE,
                                            scope.toString(),
                                            EventMetadata.ACTOR,
                                            actor.toString())),
                    at));
        }
        return appender.append(AppendRequest.of(all)).position();
    }

    private static UUID stream(TaskflowEvent event, UUID scope) {
        return switch (event) {
            case TaskEvent e -> e.taskId();
            case CommentEvent e -> e.commentId();
            case WatcherEvent e -> WatcherEvent.stream(e.taskId());
            default -> scope;
        };
    }

    /** An answer. */
    public record Response(HttpResponse<String> http) {
        public int status() {
            return http.statusCode();
        }

        public JsonNode json() {
            return JsonMapper.shared().readTree(http.body());
        }

        public List<JsonNode> lines() {
            return http.body().lines().map(JsonMapper.shared()::readTree).toList();
        }

        public String header(String name) {
            return http.headers().firstValue(name).orElse("");
        }

        /** The name of a refusal, or of none. */
        public String problem() {
            return status() < 400
                    ? "none"
                    : json().path("type").stringValue("").replace("https://taskflow.dev/problems/", "");
        }
    }

    public Response get(Viewer viewer, String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:"
                        + context.getEnvironment().getRequiredProperty("local.server.port") + "/api/v1" + path))
                .header("Authorization", "Bearer " + viewer.token());
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return new Response(http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new IllegalStateException(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(path, e);
        }
    }

    public static String encoded(Object value) {
        return URLEncoder.encode(value.toString(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.close();
        context.close();
        database.close();
    }
}
