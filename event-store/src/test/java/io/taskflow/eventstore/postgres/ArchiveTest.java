package io.taskflow.eventstore.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskflow.eventstore.AppendRequest;
import io.taskflow.eventstore.EventLog;
import io.taskflow.eventstore.LogUnavailableException;
import io.taskflow.eventstore.NewEvent;
import io.taskflow.eventstore.RecordedEvent;
import io.taskflow.eventstore.Sha256;
import io.taskflow.eventstore.archive.Archive;
import io.taskflow.eventstore.archive.ArchiveDamagedException;
import io.taskflow.eventstore.archive.ArchivedEvent;
import io.taskflow.eventstore.archive.DirectoryArchive;
import io.taskflow.eventstore.archive.MonthFile;
import io.taskflow.eventstore.archive.MonthFileWriter;
import io.taskflow.eventstore.postgres.MonthArchiver.Step;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Three months of a log, of which the first two are over; each test leaves them in the database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchiveTest {
    private static final int PER_MONTH = 2_500;
    private static final int STREAMS = 300;
    private static final int SCOPES = 40;

    private final Logs logs = new Logs();
    private final Random random = new Random(1);
    private final YearMonth first = YearMonth.now(ZoneOffset.UTC);
    private final YearMonth second = first.plusMonths(1);
    private final YearMonth third = first.plusMonths(2);

    @TempDir
    private static Path directory;

    private Archive archive;
    private PostgresLog log;

    @BeforeAll
    void fill() throws SQLException {
        archive = new DirectoryArchive(directory);
        log = logs.open();
        for (YearMonth month : List.of(first, second, third)) {
            if (!month.equals(first)) {
                emptyGroupAt(
                        month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusNanos(1_000));
            }
            for (int written = 0; written < PER_MONTH; ) {
                List<NewEvent> events = new ArrayList<>();
                for (int n = 1 + random.nextInt(120); n > 0 && written < PER_MONTH; n--, written++) {
                    events.add(event());
                }
                log.append(AppendRequest.of(events));
            }
            Instant newest = log.headTime();
            emptyGroupAt(newest.plusSeconds(1));
            emptyGroupAt(newest.plusSeconds(2));
            log.refreshHead();
        }
    }

    private NewEvent event() {
        int stream = random.nextInt(STREAMS);
        return new NewEvent(
                UUID.randomUUID().toString(),
                "stream-" + stream,
                stream % 3 == 0 ? null : "thing",
                stream % 5 == 0 ? null : "scope-" + stream % SCOPES,
                null,
                random.nextInt(1_000) == 0 ? "rare" : "type-" + random.nextInt(5),
                stream % 2 == 0 ? null : "1",
                ("{\"text\":\"ä" + random.nextLong() + "\"}").getBytes(UTF_8),
                stream % 7 == 0 ? new byte[0] : "{}".getBytes(UTF_8),
                random.nextBoolean()
                        ? null
                        : Instant.parse("2020-01-01T00:00:00Z").plusSeconds(random.nextInt(1 << 28)));
    }

    private void emptyGroupAt(Instant time) throws SQLException {
        logs.execute("INSERT INTO log.append_group SELECT number + 1, last_position + 1, last_position, '" + time
                + "', gen_random_uuid(), frontier FROM log.append_group ORDER BY number DESC LIMIT 1");
    }

    @AfterEach
    void takeBack() throws SQLException, IOException {
        for (YearMonth month : List.of(first, second)) {
            if (!inDatabase(month)) {
                archiver().restore(month);
            }
        }
    }

    @AfterAll
    void close() {
        logs.close();
    }

    private MonthArchiver archiver() {
        return new MonthArchiver(logs.pool, archive);
    }

    private boolean inDatabase(YearMonth month) throws SQLException {
        return logs.ask("SELECT archive FROM log.segment WHERE month = '" + month.atDay(1) + "'")
                .equals("null");
    }

    private boolean stands(YearMonth month) throws SQLException {
        return !logs.ask("SELECT coalesce(to_regclass('" + Segments.table("event", month) + "'), to_regclass('"
                        + Segments.table("append_group", month) + "'))")
                .equals("null");
    }

    private URI place(YearMonth month) throws SQLException {
        return URI.create(logs.ask("SELECT archive FROM log.segment WHERE month = '" + month.atDay(1) + "'"));
    }

    /** Everything the tables hold, in order. */
    private String rows() throws SQLException {
        return logs.ask("SELECT md5(string_agg(e::text, '\n' ORDER BY position)) FROM log.event e")
                + logs.ask("SELECT md5(string_agg(g::text, '\n' ORDER BY number)) FROM log.append_group g");
    }

    /** What a log answers to all kinds of questions. */
    private Map<String, List<?>> answers(EventLog log, boolean all) {
        int times = all ? 15 : 3;
        Map<String, List<?>> answers = new LinkedHashMap<>();
        long head = log.refreshHead();
        Random random = new Random(2);
        if (all) {
            answers.put("all", read(to -> log.readAll(0, Long.MAX_VALUE, 700, to)));
            answers.put("by scope", read(to -> log.readAllByScope(head, null, to)));
            answers.put("some by scope", read(to -> log.readAllByScope(PER_MONTH / 2, "scope-3", to)));
        }
        for (int i = 0; i < times; i++) {
            long after = random.nextLong(head);
            long upto = after + random.nextLong(head);
            int limit = 1 + random.nextInt(1_000);
            String stream = "stream-" + random.nextInt(STREAMS);
            String scope = "scope-" + random.nextInt(SCOPES + 3);
            answers.put("range " + i, read(to -> log.readAll(after, Math.min(upto, after + 900), 50, to)));
            answers.put("stream " + i, read(to -> log.readStream(stream, random.nextInt(20), limit, to)));
            answers.put("scope " + i, read(to -> log.readScope(scope, after, upto, to)));
            answers.put("types " + i, read(to -> log.readTypes(Set.of("rare", "type-3"), after, upto, limit, to)));
            answers.put("any " + i, List.of(log.anyInScope(scope, after, after + 20)));
            Instant occurred = Instant.parse("2020-01-01T00:00:00Z").plusSeconds(random.nextInt(1 << 29));
            answers.put("before " + i, List.of(log.positionBefore(occurred)));
        }
        Instant begin = first.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant end = log.headTime().plusSeconds(5);
        for (int i = 0; i < times; i++) {
            Instant moment = begin.plusNanos(
                    (long) (random.nextDouble() * Duration.between(begin, end).toNanos()));
            answers.put("known at " + moment, List.of(log.positionKnownAt(moment)));
        }
        for (long position : List.of(1L, PER_MONTH - 1L, (long) PER_MONTH, PER_MONTH + 1L, 2L * PER_MONTH + 1)) {
            var recorded = new ArrayList<Instant>();
            log.readAll(position - 1, position, 1, event -> recorded.add(event.recordedAt()));
            for (Instant moment : List.of(
                    recorded.getFirst().minusNanos(1_000),
                    recorded.getFirst(),
                    recorded.getFirst().plusSeconds(1))) {
                answers.put("known at " + moment, List.of(log.positionKnownAt(moment)));
            }
        }
        return answers;
    }

    private static List<?> read(Consumer<Consumer<RecordedEvent>> reading) {
        List<Object> events = new ArrayList<>();
        reading.accept(event -> events.add(comparable(event)));
        return events;
    }

    private static List<?> readAll(EventLog log) {
        return read(to -> log.readAll(0, Long.MAX_VALUE, 700, to));
    }

    private static List<?> comparable(RecordedEvent event) {
        return Arrays.asList(
                event.position(),
                event.streamId(),
                event.aggregateType(),
                event.sequence(),
                event.scope(),
                event.type(),
                event.revision(),
                event.eventId(),
                event.recordedAt(),
                event.occurredAt(),
                new String(event.payload(), UTF_8),
                new String(event.metadata(), UTF_8));
    }

    @Test
    void everyReadGoesThroughAnArchivedMonthAndBackAgain() throws Exception {
        var before = answers(log, true);
        String rows = rows();

        var archived = archiver().archive(second);
        archiver().archive(first);

        assertThat(archived.events()).isEqualTo(PER_MONTH);
        assertThat(Path.of(archived.place())).isRegularFile().hasSize(archived.bytes());
        assertThat(stands(first) || stands(second)).isFalse();
        assertThat(answers(log, true))
                .as("the log that knew the months as tables")
                .isEqualTo(before);
        assertThat(answers(logs.open(), true)).isEqualTo(before);
        assertThat(archiver().verify(first).events()).isEqualTo(PER_MONTH);
        assertThat(archiver().verify(second)).isEqualTo(archived);
        assertThat(archiver().archive(second)).as("once more").isEqualTo(archived);

        archiver().restore(first);
        archiver().restore(second);
        archiver().restore(second);
        Files.delete(Path.of(archived.place()));

        assertThat(answers(log, true))
                .as("the log that knew the months as files")
                .isEqualTo(before);
        assertThat(rows()).isEqualTo(rows);
    }

    @Test
    void whatIsStoppedAfterAnyStepIsWholeAndGoesOn() throws Exception {
        var before = answers(log, false);
        String rows = rows();
        for (Step stop : Step.values()) {
            for (boolean back : new boolean[] {false, true}) {
                assertThatThrownBy(() -> new MonthArchiver(logs.pool, archive, stopAfter(stop)).archive(first))
                        .hasMessage("stopped");
                assertThat(answers(log, false)).as("stopped after %s", stop).isEqualTo(before);
                if (!back) {
                    archiver().archive(first);
                    assertThat(stands(first)).isFalse();
                    assertThat(answers(log, false)).as("gone on after %s", stop).isEqualTo(before);
                }
                archiver().restore(first);
                assertThat(rows()).as("taken back after %s", stop).isEqualTo(rows);
            }
        }
    }

    @Test
    void aDetachingThatWasCutOffIsFinished() throws Exception {
        var before = answers(log, false);
        assertThatThrownBy(() -> new MonthArchiver(logs.pool, archive, stopAfter(Step.MARKED)).archive(first))
                .hasMessage("stopped");
        try (var reader = logs.pool.getConnection();
                var detacher = logs.pool.getConnection()) {
            reader.setAutoCommit(false);
            reader.createStatement().execute("LOCK TABLE log.event IN ACCESS SHARE MODE");
            detacher.createStatement().execute("SET lock_timeout = '200ms'");
            assertThatThrownBy(() -> detacher.createStatement()
                            .execute("ALTER TABLE log.event DETACH PARTITION " + Segments.table("event", first)
                                    + " CONCURRENTLY"))
                    .hasMessageContaining("lock timeout");
            detacher.createStatement().execute("RESET lock_timeout");
            reader.rollback();
            reader.setAutoCommit(true);
        }
        assertThat(answers(log, false)).isEqualTo(before);

        archiver().archive(first);

        assertThat(stands(first)).isFalse();
        assertThat(answers(log, false)).isEqualTo(before);
    }

    private static Consumer<Step> stopAfter(Step stop) {
        return step -> {
            if (step == stop) {
                throw new IllegalStateException("stopped");
            }
        };
    }

    @Test
    void readersAndWritersGoOnWhileMonthsMove() throws Exception {
        List<?> before = read(to -> log.readAll(0, 2 * PER_MONTH, 700, to));
        List<?> byScope = read(to -> log.readAllByScope(2 * PER_MONTH, null, to));
        AtomicBoolean over = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> readers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                boolean scopes = i == 0;
                readers.add(threads.submit(() -> {
                    int reads = 0;
                    for (; !over.get() || reads == 0; reads++) {
                        if (scopes) {
                            assertThat(read(to -> log.readAllByScope(2 * PER_MONTH, null, to)))
                                    .isEqualTo(byScope);
                        } else {
                            assertThat(read(to -> log.readAll(0, 2 * PER_MONTH, 700, to)))
                                    .isEqualTo(before);
                        }
                        log.append(AppendRequest.of(List.of(event())));
                    }
                    return reads;
                }));
            }
            try {
                for (int i = 0; i < 3; i++) {
                    archiver().archive(first);
                    archiver().archive(second);
                    archiver().restore(second);
                    archiver().restore(first);
                }
            } finally {
                over.set(true);
            }
            for (Future<Integer> reader : readers) {
                assertThat(reader.get()).isPositive();
            }
        }
    }

    @Test
    void onlyMonthsThatAreOverAreArchived() {
        assertThatThrownBy(() -> archiver().archive(third))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not over");
        assertThatThrownBy(() -> archiver().archive(first.minusMonths(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no event");
    }

    @Test
    void whatDoesNotReadBackAsItIsStoredIsNotDropped() throws Exception {
        String rows = rows();
        Archive forgetful = new Archive() {
            @Override
            public URI store(String name, Content content) throws IOException {
                URI place = archive.store(name, content);
                rewrite(place, one -> at(one, 10, new Change().scope("another")));
                return place;
            }

            @Override
            public byte[] read(URI place, long offset, int length) throws IOException {
                return archive.read(place, offset, length);
            }

            @Override
            public long size(URI place) throws IOException {
                return archive.size(place);
            }
        };
        assertThatThrownBy(() -> new MonthArchiver(logs.pool, forgetful).archive(first))
                .isInstanceOf(ArchiveDamagedException.class)
                .hasMessageContaining("position 10 is not archived as it is stored");
        assertThat(inDatabase(first)).isTrue();
        assertThat(rows()).isEqualTo(rows);
    }

    @Test
    void aChangedEntryIsFound() throws Exception {
        archiver().archive(first);
        byte[] whole = Files.readAllBytes(Path.of(place(first)));
        rewrite(place(first), one -> at(one, 2_321, new Change().payload("{}")));
        assertDamaged("the entry of position 2321");

        Files.write(Path.of(place(first)), whole);
        rewrite(place(first), one -> at(one, 2_321, new Change().payload("{}").leafHash()));
        assertDamaged("another frontier");

        Files.write(Path.of(place(first)), whole);
        archiver().verify(first);
    }

    @Test
    void aDamagedFileIsFoundAndSaidByWhoReadsIt() throws Exception {
        archiver().archive(first);
        Path file = Path.of(place(first));
        byte[] whole = Files.readAllBytes(file);
        for (int at : new int[] {0, 100, whole.length / 2, whole.length - 200, whole.length - 40, whole.length - 1}) {
            byte[] broken = whole.clone();
            broken[at] ^= 4;
            Files.write(file, broken);
            assertThatThrownBy(() -> archiver().verify(first))
                    .as("a bit of byte %d of %d", at, whole.length)
                    .isInstanceOf(ArchiveDamagedException.class);
        }
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        assertDamaged("no archived month");
        assertThatThrownBy(() -> readAll(logs.open()))
                .isInstanceOf(LogUnavailableException.class)
                .hasMessageContaining("no archived month");

        Files.delete(file);
        assertThatThrownBy(() -> readAll(logs.open()))
                .isInstanceOf(LogUnavailableException.class)
                .hasMessageContaining(file.getFileName().toString());
        Files.write(file, whole);
    }

    private void assertDamaged(String message) {
        assertThatThrownBy(() -> archiver().verify(first))
                .isInstanceOf(ArchiveDamagedException.class)
                .hasMessageContaining(message);
    }

    /** The same file with other events. */
    private void rewrite(URI place, UnaryOperator<ArchivedEvent> change) throws IOException {
        MonthFile file = MonthFile.open(archive, place);
        archive.store(Path.of(place).getFileName().toString(), out -> {
            try (var writer = new MonthFileWriter(out)) {
                file.<IOException>readAll(event -> writer.add(change.apply(event)));
                for (int block = 0; block < file.groupBlocks(); block++) {
                    for (var group : file.groups(block)) {
                        writer.add(group);
                    }
                }
                writer.finish(file.month(), file.frontier());
            }
        });
    }

    private static ArchivedEvent at(ArchivedEvent one, long position, Change change) {
        return one.event().position() == position ? change.of(one) : one;
    }

    private static final class Change {
        private String scope;
        private byte[] payload;
        private boolean leafHash;

        Change scope(String other) {
            scope = other;
            return this;
        }

        Change payload(String other) {
            payload = other.getBytes(UTF_8);
            return this;
        }

        Change leafHash() {
            leafHash = true;
            return this;
        }

        ArchivedEvent of(ArchivedEvent one) {
            RecordedEvent e = one.event();
            RecordedEvent changed = new RecordedEvent(
                    e.position(),
                    e.streamId(),
                    e.aggregateType(),
                    e.sequence(),
                    scope == null ? e.scope() : scope,
                    e.type(),
                    e.revision(),
                    e.eventId(),
                    e.recordedAt(),
                    e.occurredAt(),
                    payload == null ? e.payload() : payload,
                    e.metadata());
            return new ArchivedEvent(changed, leafHash ? MonthWalk.leafHash(changed, Sha256.digest()) : one.leafHash());
        }
    }
}
