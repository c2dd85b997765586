package io.taskflow.bench.process;

import io.taskflow.standalone.Taskflow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Taskflow as {@code ./taskflow run} starts it, in a process of its own, over a PostgreSQL this run can look into. */
public final class TaskflowServer implements AutoCloseable {
    /** The address of the first admin. */
    public static final String ADMIN = "admin@bench.example";

    private static final String PASSWORD = "a long password for one run only";

    private final BenchPostgres postgres;
    private final JavaProcess process;
    private final int port;
    private final Api api;

    private TaskflowServer(BenchPostgres postgres, JavaProcess process, int port) {
        this.postgres = postgres;
        this.process = process;
        this.port = port;
        this.api = new Api(port);
    }

    public static TaskflowServer start(Path directory) throws IOException, InterruptedException {
        Path data = Files.createDirectories(directory.resolve("taskflow"));
        var postgres = BenchPostgres.start(data.resolve("database"));
        int port = JavaProcess.freePort();
        var process = JavaProcess.start(
                "taskflow",
                directory,
                Taskflow.class.getName(),
                List.of("--port", Integer.toString(port), "--data", data.toString()),
                Map.of(
                        "TASKFLOW_DATABASE_URL",
                        postgres.url(),
                        "TASKFLOW_DATABASE_USER",
                        postgres.user(),
                        "TASKFLOW_DATABASE_PASSWORD",
                        postgres.password(),
                        "TASKFLOW_LIMIT_AUTH",
                        "off",
                        "TASKFLOW_ADMIN_EMAIL",
                        ADMIN,
                        "TASKFLOW_ADMIN_PASSWORD",
                        PASSWORD),
                _ -> true);
        process.awaitAnswer(port, "/actuator/health/readiness");
        return new TaskflowServer(postgres, process, port);
    }

    public int port() {
        return port;
    }

    public BenchPostgres postgres() {
        return postgres;
    }

    public JavaProcess process() {
        return process;
    }

    public Api api() {
        return api;
    }

    /** Logs the first admin in again: an access token is good for 15 minutes only. */
    public String login() throws IOException, InterruptedException {
        return login(ADMIN);
    }

    /** Logs somebody in who has an account. */
    public String login(String email) throws IOException, InterruptedException {
        return api.login(email, PASSWORD);
    }

    /** Makes an account of a person whom {@link #login(String)} lets in; answers its id. */
    public String addAccount(String email) throws SQLException {
        return text("""
                INSERT INTO account.account
                SELECT (jsonb_populate_record(a, jsonb_build_object('id', uuidv7(), 'email', '%s', 'system_admin', false))).*
                  FROM account.account a WHERE a.email = '%s' RETURNING id""".formatted(email, ADMIN));
    }

    /** The id of a new workspace. */
    public String createWorkspace(String name) throws IOException, InterruptedException {
        return id(api.post("/workspaces", api.json().createObjectNode().put("name", name)));
    }

    /** A new board with these columns; answers its id. */
    public String createBoard(String workspace, String name, List<String> columns)
            throws IOException, InterruptedException {
        var body = api.json().createObjectNode().put("name", name);
        var array = body.putArray("columns");
        columns.forEach(column -> array.addObject().put("name", column));
        return id(api.post("/workspaces/" + workspace + "/boards", body));
    }

    /** Imports a file; answers the seconds from the upload's first byte until it is complete, when every view has it. */
    public double importLog(String workspace, Path file, Path mapping) throws IOException, InterruptedException {
        long start = System.nanoTime();
        String id = id(api.upload(
                "/workspaces/" + workspace + "/imports/event-log",
                List.of(new Api.Part("file", file), new Api.Part("mapping", mapping))));
        while (true) {
            JsonNode now = api.get("/imports/" + id);
            switch (now.get("state").asString()) {
                case "COMPLETED" -> {
                    double seconds = (System.nanoTime() - start) / 1e9;
                    System.out.printf(
                            "  %,d rows in %.1f s%n", now.get("rowsRead").asLong(), seconds);
                    return seconds;
                }
                case "QUEUED", "RUNNING" -> Thread.sleep(50);
                default -> throw new IllegalStateException("the import ended as " + now);
            }
        }
    }

    /** The position of the log's newest event. */
    public long head() throws SQLException {
        return number("SELECT coalesce(max(last_position), 0) FROM log.append_group");
    }

    /** The one number a query answers. */
    public long number(String sql) throws SQLException {
        return Long.parseLong(text(sql));
    }

    /** The one text a query answers. */
    public String text(String sql) throws SQLException {
        try (var connection = postgres.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            if (!rows.next()) {
                throw new IllegalStateException("no row for " + sql);
            }
            return rows.getString(1);
        }
    }

    private static String id(JsonNode answer) {
        return answer.get("id").asString();
    }

    @Override
    public void close() {
        api.close();
        process.close();
        postgres.close();
    }
}
