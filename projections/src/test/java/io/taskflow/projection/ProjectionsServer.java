package io.taskflow.projection;

import io.taskflow.eventstore.AppendRequest;
import io.taskflow.eventstore.Appender;
import io.taskflow.eventstore.EventLog;
import io.taskflow.eventstore.NewEvent;
import io.taskflow.eventstore.RecordedEvent;
import io.taskflow.support.security.AccessTokens;
import io.taskflow.testing.TestPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The projections on a real log, with Axon's processors and their API over HTTP; can be ended and started again on the same database. */
final class ProjectionsServer implements AutoCloseable {
    private static final String ACCOUNTS = """
            CREATE SCHEMA account;
            CREATE TABLE account.account (id uuid PRIMARY KEY, system_admin boolean NOT NULL, disabled boolean NOT NULL);
            CREATE TABLE account.session (id uuid PRIMARY KEY, account_id uuid NOT NULL, ended_at timestamptz);
            CREATE TABLE account.signing_key (one boolean PRIMARY KEY DEFAULT true CHECK (one), key bytea NOT NULL);
            """;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final TestPostgres.Database database = TestPostgres.createDatabase();
    private final HttpClient http = HttpClient.newHttpClient();
    private ConfigurableApplicationContext context;

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(ProjectionsConfiguration.class)
    static class Application {}

    ProjectionsServer() throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute(ACCOUNTS);
        }
        context = start();
    }

    private ConfigurableApplicationContext start() {
        var application = new SpringApplication(Application.class);
        application.setDefaultProperties(Map.ofEntries(
                Map.entry("server.port", 0),
                Map.entry("spring.main.banner-mode", "off"),
                Map.entry("spring.threads.virtual.enabled", true),
                Map.entry("spring.datasource.url", database.url()),
                Map.entry("spring.datasource.username", database.user()),
                Map.entry("spring.datasource.password", database.password()),
                Map.entry("spring.datasource.hikari.maximum-pool-size", 16),
                Map.entry("spring.flyway.enabled", false),
                Map.entry("axon.axonserver.enabled", false),
                Map.entry("axon.update-check.disabled", true)));
        return application.run();
    }

    void end() {
        context.close();
    }

    void startAgain() {
        context = start();
    }

    JdbcClient sql() {
        return context.getBean(JdbcClient.class);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Appends events as one request; their positions are the log's. */
    long append(List<RecordedEvent> events) {
        return bean(Appender.class)
                .append(AppendRequest.of(
                        events.stream().map(ProjectionsServer::anew).toList()))
                .position();
    }

    private static NewEvent anew(RecordedEvent event) {
        return new NewEvent(
                event.eventId(),
                event.streamId(),
                event.aggregateType(),
                event.scope(),
                event.sequence(),
                event.type(),
                event.revision(),
                event.payload(),
                event.metadata(),
                null);
    }

    long head() {
        return bean(EventLog.class).head();
    }

    long token() {
        return sql().sql("SELECT projection.live_token('board')")
                .query(Long.class)
                .single();
    }

    /** A token of someone. */
    String login(boolean admin) {
        UUID account = UUID.randomUUID();
        UUID session = UUID.randomUUID();
        sql().sql("INSERT INTO account.account VALUES (?, ?, false)")
                .params(account, admin)
                .update();
        sql().sql("INSERT INTO account.session VALUES (?, ?)")
                .params(session, account)
                .update();
        return bean(AccessTokens.class).issue(account, session);
    }

    record Answer(int status, JsonNode body) {}

    Answer get(String token, String path) throws IOException, InterruptedException {
        return send(request(token, path).GET());
    }

    Answer post(String token, String path, String body) throws IOException, InterruptedException {
        return send(
                request(token, path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String token, String path) {
        String port = context.getEnvironment().getProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path))
                .header("Authorization", "Bearer " + token);
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(answer.statusCode(), JsonMapper.shared().readTree(answer.body()));
    }

    static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not in time: " + what);
            }
            Thread.sleep(10);
        }
    }

    @Override
    public void close() {
        context.close();
        http.close();
        database.close();
    }
}
