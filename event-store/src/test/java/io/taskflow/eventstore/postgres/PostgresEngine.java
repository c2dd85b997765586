package io.taskflow.eventstore.postgres;

import io.taskflow.eventstore.contract.Engine;
import io.taskflow.eventstore.contract.Samples;
import io.taskflow.testing.NotExercised;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;

/** {@link PostgresLog} and a PostgreSQL to break. */
final class PostgresEngine implements Engine<PostgresLog> {
    private static final String APPENDERS =
            " FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'taskflow log'";
    /** More than any transaction of a log may last. */
    private static final int SLOW_SECONDS = 100;

    private final Losing losing = new Losing();
    private Logs logs = new Logs(losing::around);

    private interface Work<T> {
        T run() throws SQLException, IOException, InterruptedException;
    }

    private interface Action {
        void run() throws SQLException, IOException, InterruptedException;
    }

    private static <T> T get(Work<T> work) {
        try {
            return work.run();
        } catch (SQLException | IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void run(Action action) {
        get(() -> {
            action.run();
            return true;
        });
    }

    @Override
    public void reset() {
        losing.nextCommit.set(null);
        if (logs.pool.isClosed()) {
            logs.close();
            logs = new Logs(losing::around);
        } else {
            run(logs::empty);
        }
    }

    @Override
    public PostgresLog open(Duration callerTimeout, Duration transactionTimeout) {
        return logs.open(Logs.settings(callerTimeout, transactionTimeout));
    }

    @Override
    public void close(PostgresLog log) {
        log.close();
    }

    @Override
    public DataSource database() {
        return logs.used;
    }

    @Override
    public Held holdAppends() {
        return get(logs::holdLock);
    }

    @Override
    public int waiting() {
        return logs.waitsForLock();
    }

    @Override
    public void setClock(Instant ahead) {
        run(() -> logs.headRecordedAt(ahead));
    }

    @Override
    public void loseNextCommit(Loss loss) {
        losing.nextCommit.set(loss);
    }

    @Override
    public boolean lostCommit() {
        return losing.nextCommit.get() == null;
    }

    @Override
    public Held loseNotifications() {
        losing.notifications = true;
        return () -> losing.notifications = false;
    }

    @Override
    public void killConnections() {
        run(() -> logs.ask("SELECT pg_terminate_backend(pid)" + APPENDERS));
    }

    /** A backend that dies without a word takes all others with it, and the server recovers from its log. */
    @Override
    public void killServer() {
        Samples.await(
                () -> get(() -> logs.ask("SELECT count(*) > 0" + APPENDERS)).equals("t"));
        long pid = Long.parseLong(get(() -> logs.ask("SELECT pid" + APPENDERS)));
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }

    @Override
    public Held slowWrites() {
        return trigger("log.stream", "PERFORM pg_sleep(" + SLOW_SECONDS + ")");
    }

    /** Before each statement that inserts. */
    private Held trigger(String table, String action) {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        run(() -> logs.execute(
                "CREATE FUNCTION %1$s() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN %3$s; RETURN NULL; END $$;"
                        .concat("CREATE TRIGGER %1$s BEFORE INSERT ON %2$s EXECUTE FUNCTION %1$s()")
                        .formatted(name, table, action)));
        return () -> run(() -> logs.execute("DROP FUNCTION " + name + " CASCADE"));
    }

    /** A file system of its own for the newest month's events, where this process may mount one; else PostgreSQL says what it would say. */
    @Override
    public Held smallDisk() {
        String table = get(() -> logs.ask("SELECT log.month_table('log.event', max(month)) FROM log.segment"));
        return get(() -> {
            Path disk = Files.createTempDirectory("small-disk");
            if (call("mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", disk.toString()) != 0) {
                Files.delete(disk);
                NotExercised.because("a disk that is really full", "this process may not mount a small one");
                return trigger(
                        table, "RAISE 'could not extend file: No space left on device' USING ERRCODE = 'disk_full'");
            }
            String name = "small" + UUID.randomUUID().toString().replace("-", "");
            logs.execute("CREATE TABLESPACE " + name + " LOCATION '" + disk + "'");
            logs.execute("ALTER TABLE " + table + " SET TABLESPACE " + name);
            return () -> run(() -> {
                logs.execute("ALTER TABLE " + table + " SET TABLESPACE pg_default");
                logs.execute("DROP TABLESPACE " + name);
                // A backend may still hold a file that is deleted: it goes with the backend.
                call("umount", "--lazy", disk.toString());
                Files.delete(disk);
            });
        });
    }

    private static int call(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    @Override
    public void closePool() {
        logs.pool.close();
    }

    @Override
    public void close() {
        logs.close();
    }
}
