package io.taskflow.eventstore.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskflow.eventstore.faults.Checker.Logged;
import io.taskflow.eventstore.faults.FaultProxy.Way;
import io.taskflow.eventstore.faults.Note.Outcome;
import io.taskflow.eventstore.postgres.PostgresLog;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Three processes append to one log and read it, a fourth reads alone, and what they run on is killed, cut off and slowed down at random. What they
 * noted must pass the {@link Checker}. The seed is printed; {@code -Dfaults.seed=…} repeats its faults and requests (the moments at which they meet
 * are the machine's).
 */
class ManyWritersTest {
    private static final int PROCESSES = 3;
    private static final int WRITERS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration GLANCE = Duration.ofMillis(20);
    /** Events that must be new in the log before the next fault. */
    private static final int PROGRESS = 10;

    private enum Fault {
        WRITER_KILLED,
        READER_KILLED,
        BACKEND_KILLED,
        BACKEND_TERMINATED,
        POSTGRES_KILLED,
        CUT,
        DELAYED,
        ANSWERS_HALF_CLOSED,
        REQUESTS_HALF_CLOSED,
        ANSWERS_SILENT,
        REQUESTS_SILENT
    }

    @TempDir
    private Path folder;

    private final long seed = Long.getLong("faults.seed", new Random().nextLong());
    private final Random random = new Random(seed);
    private final Map<Fault, Integer> faults = new EnumMap<>(Fault.class);
    private final List<Crash> crashes = new ArrayList<>();

    /** When PostgreSQL was killed, when no process of it was left, and when it answered again. */
    private record Crash(long killed, long gone, long back) {
        Duration away() {
            return Duration.ofNanos(back - killed);
        }
    }

    @Test
    void thirtyFaultsLoseRepeatAndReorderNothing() throws Exception {
        survive(30);
    }

    @Test
    @Tag("soak")
    void twoHundredFaultsLoseRepeatAndReorderNothing() throws Exception {
        survive(220);
    }

    private void survive(int count) throws Exception {
        System.out.printf("-Dfaults.seed=%d%n", seed);
        List<Crew> crews = new ArrayList<>();
        try (var postgres = new CrashingPostgres(folder.resolve("postgres"))) {
            PGSimpleDataSource database = new PGSimpleDataSource();
            database.setURL(postgres.url(postgres.port()));
            PostgresLog.migrate(database);
            for (int i = 0; i < PROCESSES; i++) {
                crews.add(new Crew("w" + i, WRITERS, random.nextLong(), folder, postgres));
            }
            crews.add(new Crew("r", 0, random.nextLong(), folder, postgres));
            awaitProgress(database);
            crews.getFirst().kill();
            patiently().until(crews.getFirst()::appended);
            crash(postgres);
            awaitProgress(database);
            long begun = System.nanoTime();
            for (Fault fault : plan(count)) {
                inflict(fault, crews, postgres);
                faults.merge(fault, 1, Integer::sum);
                awaitProgress(database);
            }
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            finish(crews);

            List<Logged> log = log(database);
            report(took, log.size(), crews);
            List<List<Note>> notes = new ArrayList<>();
            for (Crew crew : crews) {
                notes.addAll(crew.notes());
                assertThat(notes.getLast()).last().isEqualTo(new Note.CaughtUp(log.size()));
            }
            assertThat(Checker.problems(log, notes))
                    .as("-Dfaults.seed=%d", seed)
                    .isEmpty();
        } finally {
            for (Crew crew : crews) {
                crew.close();
            }
        }
    }

    /** Each kind as often as another, in rounds. */
    private List<Fault> plan(int faults) {
        List<Fault> plan = new ArrayList<>();
        while (plan.size() < faults) {
            List<Fault> round = new ArrayList<>(List.of(Fault.values()));
            Collections.shuffle(round, random);
            plan.addAll(round);
        }
        return plan.subList(0, faults);
    }

    private void inflict(Fault fault, List<Crew> crews, CrashingPostgres postgres) throws Exception {
        Crew writer = crews.get(random.nextInt(PROCESSES));
        Duration lasting = Duration.ofMillis(50 + random.nextLong(450));
        FaultProxy proxy = crews.get(random.nextInt(crews.size())).proxy();
        switch (fault) {
            case WRITER_KILLED -> writer.kill();
            case READER_KILLED -> crews.getLast().kill();
            case BACKEND_KILLED -> ProcessHandle.of(backend(postgres)).ifPresent(ProcessHandle::destroyForcibly);
            case BACKEND_TERMINATED -> terminate(backend(postgres), postgres);
            case POSTGRES_KILLED -> crash(postgres);
            case CUT -> during(lasting, proxy, proxy::cut);
            case DELAYED -> during(lasting, proxy, () -> proxy.delay(Duration.ofMillis(20 + random.nextLong(100))));
            case ANSWERS_HALF_CLOSED -> during(lasting, proxy, () -> proxy.halfClose(Way.ANSWERS));
            case REQUESTS_HALF_CLOSED -> during(lasting, proxy, () -> proxy.halfClose(Way.REQUESTS));
            case ANSWERS_SILENT -> during(lasting, proxy, () -> proxy.silence(Way.ANSWERS));
            case REQUESTS_SILENT -> during(lasting, proxy, () -> proxy.silence(Way.REQUESTS));
        }
    }

    private void crash(CrashingPostgres postgres) throws Exception {
        long killed = System.nanoTime();
        long gone = postgres.kill();
        postgres.startAgain();
        crashes.add(new Crash(killed, gone, System.nanoTime()));
    }

    private static void terminate(long pid, CrashingPostgres postgres) {
        patiently().until(() -> {
            try (Connection connection = postgres.connect();
                    var statement = connection.createStatement()) {
                return statement.execute("SELECT pg_terminate_backend(" + pid + ")");
            }
        });
    }

    /** The database may be recovering. */
    private static ConditionFactory patiently() {
        return await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(GLANCE)
                .ignoreExceptionsMatching(SQLException.class::isInstance);
    }

    private static void during(Duration lasting, FaultProxy proxy, Runnable fault) throws InterruptedException {
        fault.run();
        Thread.sleep(lasting);
        proxy.heal();
    }

    /** One of those that serve the processes. */
    private long backend(CrashingPostgres postgres) {
        List<Long> backends = patiently().until(() -> backends(postgres), pids -> !pids.isEmpty());
        return backends.get(random.nextInt(backends.size()));
    }

    private static List<Long> backends(CrashingPostgres postgres) throws SQLException {
        List<Long> pids = new ArrayList<>();
        try (Connection connection = postgres.connect();
                ResultSet rows = connection.createStatement().executeQuery("""
                        SELECT pid FROM pg_stat_activity
                        WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() ORDER BY backend_start""")) {
            while (rows.next()) {
                pids.add(rows.getLong(1));
            }
        }
        return pids;
    }

    /** Whoever may still be cut off: the log takes new events. */
    private static void awaitProgress(DataSource database) {
        long before = patiently().until(() -> head(database), head -> true);
        patiently().until(() -> head(database) >= before + PROGRESS);
    }

    private static long head(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                ResultSet rows = connection
                        .createStatement()
                        .executeQuery("SELECT coalesce(max(last_position), 0) FROM log.append_group")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** The log as the tables hold it. */
    private static List<Logged> log(DataSource database) throws SQLException {
        List<Logged> log = new ArrayList<>();
        try (Connection connection = database.getConnection();
                ResultSet rows = connection.createStatement().executeQuery("""
                        SELECT position, event_id, stream_id, sequence, recorded_at FROM log.event ORDER BY position""")) {
            while (rows.next()) {
                log.add(new Logged(
                        rows.getLong(1),
                        rows.getString(2),
                        rows.getString(3),
                        rows.getLong(4),
                        rows.getObject(5, OffsetDateTime.class).toInstant()));
            }
        }
        return log;
    }

    private static void finish(List<Crew> crews) throws Exception {
        for (Crew crew : crews) {
            crew.rest();
        }
        for (Crew crew : crews) {
            patiently().until(crew::rested);
        }
        for (Crew crew : crews) {
            crew.finish();
        }
    }

    private void report(Duration took, int events, List<Crew> crews) throws IOException {
        List<Note> all = new ArrayList<>();
        List<Duration> processes = new ArrayList<>();
        for (Crew crew : crews) {
            List<List<Note>> workers = crew.notes();
            workers.forEach(all::addAll);
            for (int i = 0; i < crew.killed().size(); i++) {
                firstAppend(workers.get(i + 1), crew.killed().get(i), Long.MIN_VALUE)
                        .ifPresent(processes::add);
            }
        }
        List<Duration> postgres = new ArrayList<>();
        for (Crash crash : crashes) {
            firstAppend(all, crash.killed(), crash.gone()).ifPresent(postgres::add);
        }
        Map<String, Long> outcomes = outcomes(all);
        System.out.printf(
                "%d faults in %d s: %s%n",
                faults.values().stream().mapToInt(n -> n).sum(), took.toSeconds(), faults);
        System.out.printf(
                "%,d operations: %s%n",
                outcomes.values().stream().mapToLong(n -> n).sum(), outcomes);
        System.out.printf(
                "%,d events, seen %,d times by readers%n",
                events, all.stream().filter(Note.Saw.class::isInstance).count());
        System.out.printf("kill -9 of a process to the first append of the next: %s%n", spread(processes));
        System.out.printf(
                "kill -9 of PostgreSQL to the first new append: %s, of which it did not answer for %s%n",
                spread(postgres), spread(crashes.stream().map(Crash::away).toList()));
    }

    /** From a kill to the first answer to an append that was called after a moment. */
    private static Optional<Duration> firstAppend(List<Note> notes, long killed, long calledAfter) {
        Set<String> calls = new HashSet<>();
        long first = Long.MAX_VALUE;
        for (Note note : notes) {
            if (note instanceof Note.Invoked invoked && invoked.at() > calledAfter) {
                calls.add(invoked.operation());
            } else if (note instanceof Note.Answered(String operation, long at, Outcome.Appended _)
                    && calls.contains(operation)) {
                first = Math.min(first, at);
            }
        }
        return first == Long.MAX_VALUE ? Optional.empty() : Optional.of(Duration.ofNanos(first - killed));
    }

    private static Map<String, Long> outcomes(List<Note> notes) {
        return notes.stream()
                .filter(Note.Answered.class::isInstance)
                .map(note -> ((Note.Answered) note).outcome())
                .collect(Collectors.groupingBy(
                        outcome -> switch (outcome) {
                            case Outcome.Appended appended ->
                                appended.result().replayed() ? "answered by receipt" : "appended";
                            case Outcome.Refused _ -> "refused";
                            case Outcome.Told _ -> "read";
                            case Outcome.Unavailable _ -> "in doubt";
                            case Outcome.Failed _ -> "failed";
                        },
                        TreeMap::new,
                        Collectors.counting()));
    }

    /** The first kill of each kind happens while nothing else does. */
    private static String spread(List<Duration> durations) {
        List<Double> seconds =
                durations.stream().map(one -> one.toMillis() / 1e3).toList();
        List<Double> amidst = seconds.stream().skip(1).sorted().toList();
        return "%.1f s alone; amid other faults "
                .formatted(seconds.getFirst())
                .concat(
                        amidst.isEmpty()
                                ? "not measured"
                                : "median %.1f s, longest %.1f s, of %d"
                                        .formatted(amidst.get(amidst.size() / 2), amidst.getLast(), amidst.size()));
    }
}
