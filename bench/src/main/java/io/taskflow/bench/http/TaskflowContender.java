package io.taskflow.bench.http;

import io.taskflow.bench.load.Script;
import io.taskflow.bench.process.TaskflowServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Taskflow in a process of its own: one workspace, a board of three columns for each connection. */
final class TaskflowContender implements Contender {
    private final TaskflowServer server;
    private final Requests requests;
    private final TaskLoad load;
    private final TaskLoad.Lane probe;

    private TaskflowContender(TaskflowServer server, Requests requests, List<TaskLoad.Lane> lanes) {
        this.server = server;
        this.requests = requests;
        this.probe = lanes.removeLast();
        this.load = new TaskLoad(requests, lanes);
    }

    static TaskflowContender start(Path directory, int lanes) throws Exception {
        TaskflowServer server = TaskflowServer.start(directory);
        server.login();
        String workspace = server.createWorkspace("Load");
        List<TaskLoad.Lane> boards = new ArrayList<>();
        for (int i = 0; i <= lanes; i++) {
            String board = server.createBoard(workspace, "Board " + i, List.of("To do", "Doing", "Done"));
            // A view follows its commands by a moment: minPosition waits for it.
            var columns = server.api()
                    .get("/boards/" + board + "?minPosition=" + server.head())
                    .get("columns");
            boards.add(new TaskLoad.Lane(
                    UUID.fromString(board),
                    StreamSupport.stream(columns.spliterator(), false)
                            .map(column -> UUID.fromString(column.get("id").asString()))
                            .toList()));
        }
        return new TaskflowContender(server, new Requests(), boards);
    }

    /** An authenticated POST that does nothing. */
    Script nothing() {
        return _ -> requests.post("/api/v1/ping", "{}", false);
    }

    /** The same server while another transaction holds its views where they are; they go on before it settles. */
    Contender paused() {
        return new Contender() {
            private @Nullable Connection held;

            @Override
            public int port() {
                return server.port();
            }

            @Override
            public TaskLoad load() {
                return load;
            }

            @Override
            public void prepare() throws Exception {
                TaskflowContender.this.prepare();
                Connection connection = server.postgres().connect();
                held = connection;
                connection.setAutoCommit(false);
                try (var statement = connection.createStatement()) {
                    statement.execute("SELECT FROM projection.generation FOR UPDATE");
                }
            }

            @Override
            public double settle() throws Exception {
                Objects.requireNonNull(held).close();
                return TaskflowContender.this.settle();
            }

            @Override
            public void close() {
                // The server is closed by whoever started it.
            }
        };
    }

    @Override
    public int port() {
        return server.port();
    }

    @Override
    public TaskLoad load() {
        return load;
    }

    @Override
    public void prepare() throws Exception {
        requests.authorize(server.login());
    }

    /**
     * One more command, to a board that the load leaves alone, stands behind all others in the log: once the view of that
     * board has it, every view has everything.
     */
    @Override
    public double settle() throws Exception {
        long start = System.nanoTime();
        var body = server.api()
                .json()
                .createObjectNode()
                .put("columnId", probe.columns().getFirst().toString())
                .put("title", "The last one");
        long position = server.api()
                .post("/boards/" + probe.board() + "/tasks", body)
                .get("position")
                .asLong();
        server.api().get("/boards/" + probe.board() + "?waitMs=30000&minPosition=" + position);
        return (System.nanoTime() - start) / 1e9;
    }

    @Override
    public void close() {
        server.close();
    }
}
