package io.taskflow.bench.rebuild;

import io.taskflow.bench.process.JavaProcess;
import io.taskflow.bench.process.TaskflowServer;
import io.taskflow.bench.rival.RivalApplication;
import io.taskflow.bench.rival.replay.ReplayApplication;
import io.taskflow.events.EventTypes;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Stock Axon replaying the log's events, from its own event table in the same PostgreSQL into a twin of the views. */
final class StockReplay {
    private static final String SCHEMA = "stock";

    private final TaskflowServer server;
    private final Path directory;

    StockReplay(TaskflowServer server, Path directory) {
        this.server = server;
        this.directory = directory;
    }

    /** Events a second over this window, after a warm-up, in batches of this many; 1 is stock. */
    double measure(String views, int batch, Duration warmUp, Duration window) throws Exception {
        try (Connection connection = server.postgres().connect()) {
            var twin = new SchemaTwin(connection, views, SCHEMA);
            twin.create(true);
            twin.loosen();
            try {
                fill(connection);
                return replay(batch, warmUp, window);
            } finally {
                twin.drop();
            }
        }
    }

    private double replay(int batch, Duration warmUp, Duration window) throws Exception {
        int port = JavaProcess.freePort();
        try (var process = JavaProcess.start(
                        "replay",
                        directory,
                        ReplayApplication.class.getName(),
                        List.of(
                                Integer.toString(port),
                                server.postgres().url() + "?currentSchema=" + SCHEMA,
                                server.postgres().user(),
                                server.postgres().password(),
                                Integer.toString(batch)),
                        Map.of(),
                        RivalApplication::sees);
                var client = HttpClient.newHttpClient()) {
            process.awaitAnswer(port, "/processed");
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/processed"))
                    .build();
            Thread.sleep(warmUp);
            long start = System.nanoTime();
            long before =
                    Long.parseLong(client.send(request, BodyHandlers.ofString()).body());
            Thread.sleep(window);
            long after =
                    Long.parseLong(client.send(request, BodyHandlers.ofString()).body());
            if (after == before) {
                throw new IllegalStateException("the rival replays nothing: " + process.output());
            }
            return (after - before) / ((System.nanoTime() - start) / 1e9);
        }
    }

    /** The table as Hibernate makes it, made before so that it can be filled before. */
    private static void fill(Connection connection) throws SQLException {
        String classes = EventTypes.all().stream()
                .map(type -> "('" + EventTypes.of(type).name() + "', '" + type.getName() + "')")
                .collect(Collectors.joining(", "));
        try (var statement = connection.createStatement()) {
            statement.execute("SET search_path = " + SCHEMA);
            statement.execute("""
                    CREATE SEQUENCE activity_number;
                    CREATE SEQUENCE domain_event_entry_seq INCREMENT BY 50;
                    CREATE TABLE domain_event_entry (
                        global_index bigint PRIMARY KEY, event_identifier varchar(255) NOT NULL UNIQUE, meta_data bytea,
                        payload bytea NOT NULL, payload_revision varchar(255), payload_type varchar(255) NOT NULL,
                        time_stamp varchar(255) NOT NULL, aggregate_identifier varchar(255) NOT NULL,
                        sequence_number bigint NOT NULL, type varchar(255),
                        UNIQUE (aggregate_identifier, sequence_number))""");
            statement.execute("""
                    INSERT INTO domain_event_entry
                    SELECT e.position, e.event_id, e.metadata, e.payload, e.revision, c.class,
                        to_char(e.occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), e.stream_id, e.sequence,
                        e.aggregate_type
                    FROM log.event e JOIN (VALUES %s) AS c(name, class) ON c.name = e.type
                    ORDER BY e.position""".formatted(classes));
            statement.execute("ANALYZE domain_event_entry");
            statement.execute("SET search_path = public");
        }
    }
}
