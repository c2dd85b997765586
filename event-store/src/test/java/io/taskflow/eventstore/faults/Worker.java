package io.taskflow.eventstore.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.taskflow.eventstore.AppendRefusal;
import io.taskflow.eventstore.AppendRefusedException;
import io.taskflow.eventstore.AppendRequest;
import io.taskflow.eventstore.AppendResult;
import io.taskflow.eventstore.ExpectedVersion;
import io.taskflow.eventstore.Guard;
import io.taskflow.eventstore.LogUnavailableException;
import io.taskflow.eventstore.NewEvent;
import io.taskflow.eventstore.Receipt;
import io.taskflow.eventstore.faults.Note.Call;
import io.taskflow.eventstore.faults.Note.Outcome;
import io.taskflow.eventstore.postgres.AppendObserver;
import io.taskflow.eventstore.postgres.PostgresLog;
import io.taskflow.eventstore.postgres.PostgresLogSettings;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.LoggerFactory;

/**
 * A process that works on the log until it is told to rest by a line on its standard input, then reads on until that ends. Arguments: its name, the
 * JDBC URL, the file for its {@link Note notes}, a seed, its number of writers, and the position its reader begins behind.
 */
final class Worker {
    private static final int STREAMS = 6;
    private static final int CLAIMS = 8;
    private static final int COUNTED_AT_MOST = 5;
    /** Receipts that the processes share in the same second. */
    private static final int RECEIPTS = 20;

    private static final Duration LONGEST_THOUGHT = Duration.ofMillis(20);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(50);
    private static final Duration GLANCE = Duration.ofMillis(200);
    /** For a database that is away. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final String name;
    private final PostgresLog log;
    private final Note.Book book;
    private final AtomicLong operations = new AtomicLong();
    /** As this process knows them; others append too. */
    private final Map<String, Long> versions = new ConcurrentHashMap<>();

    private volatile boolean rests;
    private volatile boolean ends;

    private Worker(String name, PostgresLog log, Note.Book book) {
        this.name = name;
        this.log = log;
        this.book = book;
    }

    public static void main(String[] arguments) throws Exception {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        try (HikariDataSource pool = pool(arguments[1]);
                PostgresLog log = open(pool);
                Note.Book book = new Note.Book(Path.of(arguments[2]))) {
            Worker worker = new Worker(arguments[0], log, book);
            worker.work(Long.parseLong(arguments[3]), Integer.parseInt(arguments[4]), Long.parseLong(arguments[5]));
        }
    }

    /** As careful deployments set it up: no wait is without bound. */
    private static HikariDataSource pool(String url) {
        var config = new HikariConfig();
        config.setJdbcUrl(url + "&connectTimeout=2&loginTimeout=2&socketTimeout=5&cancelSignalTimeout=2");
        config.setMaximumPoolSize(10);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(2_000);
        config.setValidationTimeout(1_000);
        config.setInitializationFailTimeout(-1);
        // Else HikariCP asks the first connection for it, and where that one breaks just then, it never makes another.
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        return new HikariDataSource(config);
    }

    /** The database may be away when this process starts. */
    private static PostgresLog open(HikariDataSource pool) throws InterruptedException {
        var defaults = PostgresLogSettings.defaults();
        var settings = new PostgresLogSettings(
                defaults.maxGroupRequests(),
                defaults.maxGroupBytes(),
                defaults.maxWaiting(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(2),
                defaults.pollInterval(),
                defaults.receiptRetention());
        for (long end = System.nanoTime() + PATIENCE.toNanos(); ; ) {
            try {
                return new PostgresLog(settings, pool, pool, List.of(), AppendObserver.NONE);
            } catch (LogUnavailableException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                Thread.sleep(PAUSE_AFTER_FAILURE);
            }
        }
    }

    private void work(long seed, int writers, long after) throws Exception {
        try (ExecutorService threads =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            threads.submit(() -> loudly(() -> read(after)));
            try (ExecutorService writing =
                    Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
                for (int i = 0; i < writers; i++) {
                    Random random = new Random(seed + i);
                    writing.submit(() -> loudly(() -> write(random)));
                }
                System.in.read();
                rests = true;
            }
            book.write(new Note.Rested());
            System.in.transferTo(OutputStream.nullOutputStream());
            ends = true;
        }
    }

    private interface Task {
        void run() throws Exception;
    }

    /** A worker that does not do its work must not look like one that had nothing to do. */
    private static void loudly(Task task) {
        try {
            task.run();
        } catch (Throwable e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }

    private void read(long after) throws InterruptedException {
        book.write(new Note.Reading(after));
        Semaphore news = new Semaphore(0);
        long seen = after;
        try (var _ = log.onAppend(head -> news.release())) {
            boolean last;
            do {
                last = ends;
                boolean _ = news.tryAcquire(GLANCE.toMillis(), TimeUnit.MILLISECONDS);
                news.drainPermits();
                seen = readOn(seen, last ? PATIENCE : Duration.ZERO);
            } while (!last);
        }
    }

    /** Reads all that is there, or what can be read when this time is over. */
    private long readOn(long after, Duration patience) throws InterruptedException {
        long[] seen = {after};
        for (long end = System.nanoTime() + patience.toNanos(); ; ) {
            try {
                long head = perform(new Call.Head()) instanceof Outcome.Told(long number) ? number : log.head();
                log.readAll(seen[0], head, 100, event -> {
                    book.write(new Note.Saw(System.nanoTime(), event.position(), event.eventId()));
                    seen[0] = event.position();
                });
                book.write(new Note.CaughtUp(head));
                return seen[0];
            } catch (LogUnavailableException e) {
                if (System.nanoTime() >= end) {
                    return seen[0];
                }
                Thread.sleep(PAUSE_AFTER_FAILURE);
            }
        }
    }

    private void write(Random random) throws InterruptedException {
        while (!rests) {
            Call call = next(random);
            Outcome outcome = perform(call);
            learn(outcome);
            Thread.sleep(
                    outcome instanceof Outcome.Unavailable
                            ? PAUSE_AFTER_FAILURE
                            : Duration.ofMillis(random.nextLong(LONGEST_THOUGHT.toMillis())));
        }
    }

    private Outcome perform(Call call) throws InterruptedException {
        String operation = name + "-" + operations.incrementAndGet();
        return perform(
                operation,
                call instanceof Call.Append(AppendRequest request) ? new Call.Append(named(request, operation)) : call);
    }

    private Outcome perform(String operation, Call call) throws InterruptedException {
        book.write(new Note.Invoked(operation, System.nanoTime(), call));
        Outcome outcome = outcome(call);
        // With a receipt it may be sent again until it is known.
        while (outcome instanceof Outcome.Unavailable
                && call instanceof Call.Append(AppendRequest request)
                && request.receipt() != null
                && !rests) {
            Thread.sleep(PAUSE_AFTER_FAILURE);
            outcome = outcome(call);
        }
        book.write(new Note.Answered(operation, System.nanoTime(), outcome));
        return outcome;
    }

    private Outcome outcome(Call call) {
        try {
            return switch (call) {
                case Call.Append(AppendRequest request) -> {
                    AppendResult result = log.append(request);
                    yield new Outcome.Appended(result, log.head());
                }
                case Call.Version(String stream) -> new Outcome.Told(log.version(stream));
                case Call.Head() -> new Outcome.Told(log.refreshHead());
            };
        } catch (AppendRefusedException e) {
            return new Outcome.Refused(e.refusal());
        } catch (LogUnavailableException e) {
            return new Outcome.Unavailable(e.getMessage());
        } catch (RuntimeException e) {
            return new Outcome.Failed(e.toString());
        }
    }

    private void learn(Outcome outcome) {
        switch (outcome) {
            case Outcome.Appended appended
            when !appended.result().replayed() ->
                versions.putAll(appended.result().versions());
            case Outcome.Refused(AppendRefusal.VersionConflict conflict) ->
                versions.put(conflict.streamId(), conflict.actual());
            default -> {}
        }
    }

    private Call next(Random random) {
        String shared = "shared" + random.nextInt(STREAMS);
        int kind = random.nextInt(100);
        if (kind < 35) {
            long version = known(shared);
            List<NewEvent> events = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(3); i++) {
                events.add(event(shared, version + i));
            }
            return new Call.Append(AppendRequest.of(events));
        }
        if (kind < 45) {
            String other = "other" + random.nextInt(STREAMS);
            return new Call.Append(AppendRequest.of(List.of(event(shared, null), event(other, null)))
                    .with(
                            List.of(
                                    new ExpectedVersion(shared, known(shared)),
                                    new ExpectedVersion(other, known(other))),
                            List.of(),
                            null));
        }
        if (kind < 60) {
            return new Call.Append(AppendRequest.of(List.of(ofOwn())));
        }
        if (kind < 75) {
            String key = "key" + random.nextInt(CLAIMS);
            return guarded(random.nextBoolean() ? new Guard.Claim(key, name) : new Guard.Release(key));
        }
        if (kind < 80) {
            return guarded(new Guard.Count("counter", random.nextBoolean() ? 1 : -1, COUNTED_AT_MOST));
        }
        if (kind < 95) {
            String key = "receipt" + (System.currentTimeMillis() / 1_000 * RECEIPTS + random.nextInt(RECEIPTS));
            byte fingerprint = (byte) (random.nextInt(10) == 0 ? 2 : 1);
            return new Call.Append(AppendRequest.of(List.of(ofOwn()))
                    .with(List.of(), List.of(), new Receipt(key, new byte[] {fingerprint}, name + random.nextInt())));
        }
        return new Call.Version(shared);
    }

    private Call guarded(Guard guard) {
        return new Call.Append(AppendRequest.of(List.of(ofOwn())).with(List.of(), List.of(guard), null));
    }

    /** In a stream that no other process appends to: nothing but the log itself keeps it from being taken. */
    private NewEvent ofOwn() {
        return event("own " + name, null);
    }

    private long known(String stream) {
        return versions.getOrDefault(stream, 0L);
    }

    private static NewEvent event(String stream, Long sequence) {
        return new NewEvent(
                "",
                stream,
                "thing",
                null,
                sequence,
                "thing.happened",
                null,
                "{}".getBytes(UTF_8),
                "{}".getBytes(UTF_8),
                null);
    }

    /** With ids that tell whose the events are. */
    private static AppendRequest named(AppendRequest request, String operation) {
        List<NewEvent> events = new ArrayList<>();
        for (NewEvent event : request.events()) {
            events.add(new NewEvent(
                    operation + "." + events.size(),
                    event.streamId(),
                    event.aggregateType(),
                    event.scope(),
                    event.sequence(),
                    event.type(),
                    event.revision(),
                    event.payload(),
                    event.metadata(),
                    event.occurredAt()));
        }
        return new AppendRequest(
                events, request.expected(), request.guards(), request.receipt(), request.raiseTimeTo());
    }
}
