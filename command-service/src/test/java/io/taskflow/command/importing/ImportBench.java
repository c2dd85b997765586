package io.taskflow.command.importing;

import com.zaxxer.hikari.HikariDataSource;
import io.taskflow.command.CommandSchema;
import io.taskflow.events.TaskflowEvent;
import io.taskflow.events.id.UuidV7;
import io.taskflow.eventstore.NewEvent;
import io.taskflow.support.events.EventCodec;
import io.taskflow.testing.TestPostgres;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.InputStreamSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An importer on a real PostgreSQL and a log in memory. */
final class ImportBench implements AutoCloseable {
    final UUID workspace = UuidV7.next();
    final UUID user = UuidV7.next();
    final MemoryLog log = new MemoryLog();
    final EventCodec codec = new EventCodec();
    final HikariDataSource database;
    final JdbcClient sql;
    final Imports imports;
    volatile Views views = position -> true;
    private final TestPostgres.Database postgres;
    private final ImportParts parts;
    private ImportRunner runner;

    ImportBench() {
        postgres = TestPostgres.createDatabase();
        database = postgres.pool(8);
        CommandSchema.migrate(database);
        sql = JdbcClient.create(database);
        var store = new ImportStore(sql);
        parts = new ImportParts(
                store,
                new ImportClaims(log, store, codec),
                new Placeholders(log, database, codec),
                log,
                database,
                codec,
                position -> views.show(position));
        runner = new ImportRunner(parts);
        imports = new Imports(parts, runner);
        runner.start();
    }

    ImportReport start(String mapping, String csv, boolean skip) {
        return start(mapping, new ByteArrayResource(csv.getBytes(StandardCharsets.UTF_8)), "log.csv", skip);
    }

    ImportReport start(String mapping, InputStreamSource file, String name, boolean skip) {
        return imports.start(workspace, user, new EventLogUpload(null, name, file, mapping, skip));
    }

    ImportReport await(UUID id) {
        return Awaitility.await()
                .atMost(java.time.Duration.ofMinutes(2))
                .pollInterval(java.time.Duration.ofMillis(20))
                .until(() -> imports.report(id), report -> report.finishedAt() != null);
    }

    ImportReport run(String mapping, String csv, boolean skip) {
        return await(start(mapping, csv, skip).id());
    }

    /** As a killed process leaves it: another one takes over once the lease is over. */
    void restart() {
        runner.stop();
        runner = new ImportRunner(parts);
        runner.start();
    }

    void stop() {
        runner.stop();
    }

    List<TaskflowEvent> events() {
        return log.events.stream().map(this::decoded).toList();
    }

    TaskflowEvent decoded(NewEvent event) {
        return codec.decode(event.type(), event.revision(), event.payload());
    }

    Map<String, String> metadata(NewEvent event) {
        return codec.decodeMetadata(event.metadata());
    }

    List<String> tables() {
        return sql.sql(
                        "SELECT tablename FROM pg_tables WHERE schemaname = 'command' AND tablename ~ '^import_[0-9a-f]{32}_'")
                .query(String.class)
                .list();
    }

    @Override
    public void close() {
        runner.stop();
        database.close();
        postgres.close();
    }
}
