package io.taskflow.eventstore.postgres;

import static io.taskflow.eventstore.postgres.Logs.append;
import static io.taskflow.eventstore.postgres.Logs.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskflow.eventstore.AppendFailedException;
import io.taskflow.eventstore.AppendRefusal;
import io.taskflow.eventstore.AppendRefusedException;
import io.taskflow.eventstore.AppendRequest;
import io.taskflow.eventstore.AppendResult;
import io.taskflow.eventstore.ExpectedVersion;
import io.taskflow.eventstore.Guard;
import io.taskflow.eventstore.InlineProjection;
import io.taskflow.eventstore.LogUnavailableException;
import io.taskflow.eventstore.NewEvent;
import io.taskflow.eventstore.Receipt;
import io.taskflow.eventstore.RecordedEvent;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AppendTest {
    private static final Logs logs = new Logs();
    private PostgresLog log;

    @BeforeEach
    void open() throws SQLException {
        logs.empty();
        logs.groups.clear();
        log = logs.open();
    }

    @AfterEach
    void close() {
        log.close();
    }

    @AfterAll
    static void end() {
        logs.close();
    }

    @Test
    void oneStaleRequestRefusesOnlyItself() throws Exception {
        List<CompletableFuture<AppendResult>> answers = new ArrayList<>();
        try (var _ = logs.holdLock()) {
            // The first is a group of its own, as it waits for the lock; the 64 gather behind it.
            log.submit(append(event("first")));
            Logs.await(() -> logs.waitsForLock() == 1);
            for (int i = 0; i < 64; i++) {
                answers.add(log.submit(append(event("s" + i, i % 8 == 3 ? 5L : 0L))));
            }
        }
        int refused = 0;
        for (int i = 0; i < 64; i++) {
            CompletableFuture<AppendResult> answer = answers.get(i);
            if (i % 8 == 3) {
                refused++;
                assertThat(refusal(answer)).isEqualTo(new AppendRefusal.VersionConflict("s" + i, 5, 0));
            } else {
                assertThat(answer.join().version()).isEqualTo(1);
            }
        }
        assertThat(refused).isEqualTo(8);
        assertThat(logs.ask("SELECT count(*) FROM log.event")).isEqualTo("57");
        assertThat(logs.ask("SELECT count(*) FROM log.append_group")).isEqualTo("2");
        assertThat(logs.groups).last().satisfies(group -> {
            assertThat(group.requests()).isEqualTo(64);
            assertThat(group.refused()).isEqualTo(8);
            assertThat(group.conflicts()).isEqualTo(8);
            assertThat(group.events()).isEqualTo(56);
        });
    }

    @Test
    void positionsAreGaplessInCommitOrderAndNoReaderSeesOneBeforeItsForerunner() throws Exception {
        int writers = 64;
        int each = 25;
        AtomicBoolean over = new AtomicBoolean();
        CountDownLatch gate = new CountDownLatch(1);
        try (PostgresLog other = logs.open();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Long> reader = threads.submit(() -> {
                long next = 1;
                for (boolean last = false; !last; ) {
                    last = over.get();
                    // Past what the reader's own process knows: whatever is committed may be seen, but nothing before
                    // its forerunner.
                    var seen = new ArrayList<Long>();
                    try (var connection = logs.pool.getConnection();
                            var rows = connection
                                    .createStatement()
                                    .executeQuery("SELECT position FROM log.event WHERE position >= " + next
                                            + " ORDER BY position")) {
                        while (rows.next()) {
                            seen.add(rows.getLong(1));
                        }
                    }
                    for (long position : seen) {
                        assertThat(position).isEqualTo(next);
                        next++;
                    }
                }
                return next - 1;
            });
            var writes = new ArrayList<Future<?>>();
            for (int w = 0; w < writers; w++) {
                String stream = "w" + w;
                PostgresLog through = w % 2 == 0 ? log : other;
                writes.add(threads.submit(() -> {
                    gate.await();
                    long before = 0;
                    for (long i = 0; i < each; i++) {
                        AppendResult result = through.append(append(event(stream, i)));
                        assertThat(result.position()).isGreaterThan(before);
                        before = result.position();
                        assertThat(through.head()).isGreaterThanOrEqualTo(before);
                    }
                    return null;
                }));
            }
            gate.countDown();
            try {
                for (Future<?> write : writes) {
                    write.get();
                }
            } finally {
                over.set(true);
            }
            assertThat(reader.get()).isEqualTo(writers * each);

            var events = new ArrayList<RecordedEvent>();
            other.readAll(0, Long.MAX_VALUE, 37, events::add);
            assertThat(events)
                    .extracting(RecordedEvent::position)
                    .isEqualTo(LongStream.rangeClosed(1, writers * each).boxed().toList());
            assertThat(events).extracting(RecordedEvent::recordedAt).isSorted();
        }
        assertThat(logs.ask("SELECT bool_and(ok) FROM (SELECT recorded_at > lag(recorded_at) OVER w"
                        + " AND first_position = lag(last_position) OVER w + 1 AND number = lag(number) OVER w + 1 AS ok"
                        + " FROM log.append_group WINDOW w AS (ORDER BY number)) x"))
                .isEqualTo("t");
        assertThat(treeOf(Logs.all(log)))
                .isEqualTo(
                        logs.ask("SELECT encode(frontier, 'hex') FROM log.append_group ORDER BY number DESC LIMIT 1"));
    }

    /** Leaf by leaf from what is stored, by the words of the design. */
    private static String treeOf(List<RecordedEvent> events) {
        Frontier tree = new Frontier();
        var sha256 = Sha256.digest();
        for (RecordedEvent e : events) {
            var prepared = PreparedEvent.of(
                    new NewEvent(
                            e.eventId(),
                            e.streamId(),
                            e.aggregateType(),
                            e.scope(),
                            e.sequence(),
                            e.type(),
                            e.revision(),
                            e.payload(),
                            e.metadata(),
                            e.occurredAt()),
                    sha256);
            tree.add(prepared.leafHash(
                    e.position(), e.sequence(), PreparedEvent.line(Micros.of(e.recordedAt())), sha256));
        }
        return HexFormat.of().formatHex(tree.bytes());
    }

    @Test
    void oneOfManyTakesAClaimAndACounterNeverPassesItsBound() throws Exception {
        var outcomes = Collections.synchronizedList(new ArrayList<Object>());
        CountDownLatch gate = new CountDownLatch(1);
        try (PostgresLog other = logs.open();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 32; i++) {
                String me = "c" + i;
                PostgresLog through = i % 2 == 0 ? log : other;
                threads.submit(() -> {
                    gate.await();
                    outcomes.add(attempt(through, me, new Guard.Claim("name", me)));
                    outcomes.add(attempt(through, me, new Guard.Count("wip", 1, 10)));
                    return null;
                });
            }
            gate.countDown();
        }
        assertThat(outcomes).hasSize(64);
        assertThat(outcomes).filteredOn(AppendResult.class::isInstance).hasSize(1 + 10);
        assertThat(outcomes).filteredOn(AppendRefusal.Taken.class::isInstance).hasSize(31);
        assertThat(outcomes)
                .filteredOn(AppendRefusal.LimitExceeded.class::isInstance)
                .hasSize(22)
                .containsOnly(new AppendRefusal.LimitExceeded("wip", 11, 10));
        assertThat(logs.ask("SELECT value FROM log.counter")).isEqualTo("10");
        assertThat(logs.ask("SELECT count(*) FROM log.event")).isEqualTo("11");
    }

    private static Object attempt(PostgresLog log, String stream, Guard guard) {
        try {
            return log.append(append(event(stream)).with(List.of(), List.of(guard), null));
        } catch (AppendRefusedException e) {
            return e.refusal();
        }
    }

    @Test
    void aReceiptGivesTheFirstAnswerAgainAlsoAfterRestart() {
        NewEvent created = event("r", 0L);
        AppendRequest request =
                append(created, event("side")).with(List.of(), List.of(new Guard.Claim("r", null)), receipt("key", 1));
        AppendResult first = log.append(request);
        log.append(append(event("r", 1L)));
        log.close();
        log = logs.open();

        AppendResult again = log.append(request);

        assertThat(again)
                .isEqualTo(new AppendResult(
                        first.position(), first.recordedAt(), first.versions(), true, "named", first.version()));
        assertThat(log.version("r")).isEqualTo(2);
        assertThatThrownBy(() -> log.append(append(event("x")).with(List.of(), List.of(), receipt("key", 2))))
                .isInstanceOfSatisfying(
                        AppendRefusedException.class,
                        e -> assertThat(e.refusal()).isEqualTo(new AppendRefusal.ReceiptMismatch("key")));
    }

    @Test
    void aRightIsCheckedBeforeAReceiptAnswers() {
        Guard right = new Guard.MustExist("member", true);
        AppendRequest request = append(event("m")).with(List.of(), List.of(right), receipt("k", 1));
        log.append(AppendRequest.checking(List.of(), List.of(new Guard.Claim("member", null))));
        log.append(request);
        log.append(AppendRequest.checking(List.of(), List.of(new Guard.Release("member"))));

        assertThatThrownBy(() -> log.append(request))
                .isInstanceOfSatisfying(
                        AppendRefusedException.class,
                        e -> assertThat(e.refusal()).isEqualTo(new AppendRefusal.Missing("member", true)));
    }

    @Test
    void aRefusalLeavesNoReceipt() {
        AppendRequest request = AppendRequest.checking(List.of(), List.of(new Guard.MustExist("later")))
                .with(List.of(), List.of(new Guard.MustExist("later")), receipt("k", 1));
        assertThatThrownBy(() -> log.append(request)).isInstanceOf(AppendRefusedException.class);
        log.append(AppendRequest.checking(List.of(), List.of(new Guard.Claim("later", null))));

        assertThat(log.append(request).replayed()).isFalse();
        assertThat(log.append(request).replayed()).isTrue();
    }

    @Test
    void oldReceiptsAreClearedAway() throws SQLException {
        log.append(append(event("a")).with(List.of(), List.of(), receipt("old", 1)));
        log.append(append(event("b")).with(List.of(), List.of(), receipt("young", 1)));
        logs.execute("UPDATE log.receipt SET recorded_at = recorded_at - interval '26 hours' WHERE key = 'old'");

        new Housekeeping(logs.pool, PostgresLogSettings.defaults().receiptRetention()).clearReceipts();

        assertThat(logs.ask("SELECT string_agg(key, ' ') FROM log.receipt")).isEqualTo("young");
    }

    @Test
    void requestsWithoutEventsCheckAndCountButTakeNoPosition() {
        AppendResult appended = log.append(append(event("a"), event("a")));

        AppendResult checked = log.append(AppendRequest.checking(List.of(new ExpectedVersion("a", 2)), List.of()));
        assertThat(checked.position()).isEqualTo(2);
        assertThat(checked.recordedAt()).isEqualTo(appended.recordedAt());
        assertThat(checked.version()).isEqualTo(2);
        AppendResult counted =
                log.append(AppendRequest.checking(List.of(), List.of(new Guard.Count("c", 2, Long.MAX_VALUE))));
        assertThat(counted.position()).isEqualTo(2);
        assertThat(counted.recordedAt()).isAfter(appended.recordedAt());
        assertThat(log.headTime()).isEqualTo(counted.recordedAt());
        assertThatThrownBy(() -> log.append(AppendRequest.checking(List.of(new ExpectedVersion("a", 1)), List.of())))
                .isInstanceOf(AppendRefusedException.class);
        assertThat(log.append(append(event("a", 2L))).position()).isEqualTo(3);
    }

    @Test
    void anIdIsStoredOnceWhateverTheMonthOrTheStream() throws Exception {
        NewEvent first = event("a", 0L);
        log.append(append(first));
        NewEvent same =
                new NewEvent(first.eventId(), "b", null, null, 0L, "other", null, new byte[0], new byte[0], null);
        NewEvent sameWithoutPlace =
                new NewEvent(first.eventId(), "b", null, null, null, "other", null, new byte[0], new byte[0], null);
        List<CompletableFuture<AppendResult>> answers = new ArrayList<>();
        try (var _ = logs.holdLock()) {
            log.submit(append(event("first")));
            Logs.await(() -> logs.waitsForLock() == 1);
            answers.add(log.submit(append(event("c"))));
            answers.add(log.submit(append(same)));
            answers.add(log.submit(append(sameWithoutPlace)));
            answers.add(log.submit(append(event("d"))));
        }
        assertThat(refusal(answers.get(1))).isEqualTo(new AppendRefusal.DuplicateEvent(first.eventId()));
        assertThat(refusal(answers.get(2))).isEqualTo(new AppendRefusal.DuplicateEvent(first.eventId()));
        assertThat(answers.get(0).join().position()).isEqualTo(3);
        assertThat(answers.get(3).join().position()).isEqualTo(4);
    }

    @Test
    void anInlineProjectionThatFailsFailsItsRequestAlone() throws Exception {
        logs.execute("CREATE TABLE seen (position bigint PRIMARY KEY, stream text)");
        InlineProjection projection = (group, connection) -> {
            try (var insert = connection.prepareStatement("INSERT INTO seen VALUES (?, ?)")) {
                for (RecordedEvent event : group) {
                    insert.setLong(1, event.streamId().equals("twice") ? 1 : event.position());
                    insert.setString(2, event.streamId());
                    insert.executeUpdate();
                    if (event.streamId().equals("bug")) {
                        throw new IllegalStateException("a bug");
                    }
                }
            }
        };
        log.close();
        log = logs.open(projection);
        log.append(append(event("a")));
        List<CompletableFuture<AppendResult>> answers = new ArrayList<>();
        try (var _ = logs.holdLock()) {
            log.submit(append(event("first")));
            Logs.await(() -> logs.waitsForLock() == 1);
            for (String stream : List.of("b", "bug", "c", "twice", "d")) {
                answers.add(log.submit(append(event(stream, 0L))));
            }
        }
        assertThat(answers.get(0).join().position()).isEqualTo(3);
        assertThat(answers.get(2).join().position()).isEqualTo(4);
        assertThat(answers.get(4).join().position()).isEqualTo(5);
        for (int failed : List.of(1, 3)) {
            assertThatThrownBy(() -> answers.get(failed).join())
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(AppendFailedException.class);
        }
        assertThat(log.version("bug")).isZero();
        assertThat(logs.ask("SELECT string_agg(stream, ' ' ORDER BY position) FROM seen"))
                .isEqualTo("a first b c d");
        assertThat(treeOf(Logs.all(log)))
                .isEqualTo(
                        logs.ask("SELECT encode(frontier, 'hex') FROM log.append_group ORDER BY number DESC LIMIT 1"));
        logs.execute("DROP TABLE seen");
    }

    @Test
    void timesAreMicrosecondsAndImportsKeepTheirOwn() {
        Instant past = Instant.parse("2012-03-31T23:59:59.123456789Z");
        log.append(append(event("old", 0L, past), event("new", 0L)));

        List<RecordedEvent> events = Logs.all(log);
        assertThat(events.get(0).occurredAt()).isEqualTo(Instant.parse("2012-03-31T23:59:59.123456Z"));
        assertThat(events.get(1).occurredAt()).isEqualTo(events.get(1).recordedAt());
        assertThat(log.positionBefore(past)).isZero();
        assertThat(log.positionBefore(past.plusSeconds(1))).isEqualTo(1);
        assertThat(log.positionBefore(Instant.now().plus(Duration.ofDays(1)))).isEqualTo(2);
    }

    @Test
    void whatCannotBeNamedIsRefusedBeforeItIsSent() {
        assertThatThrownBy(() -> log.append(append(event("a\nb")))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> log.append(append(event("")))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> log.append(append(event("\ud800")))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> log.append(append(event("é".repeat(128)))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> log.append(append(event("a", -1L)))).isInstanceOf(IllegalArgumentException.class);
        assertThat(log.append(append(event("é".repeat(120)))).position()).isEqualTo(1);
        assertThatThrownBy(
                        () -> log.append(AppendRequest.checking(List.of(), List.of(new Guard.Claim("\u0000", null)))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void boardsAreReadOneByOneAndFromWhereOneLeftOff() {
        IntStream.range(0, 5).forEach(i -> log.append(append(event("b"), event("a"), event("c"))));
        var all = new ArrayList<String>();
        log.readAllByScope(14, null, event -> all.add(event.streamId() + event.position()));
        assertThat(all)
                .containsExactly(
                        "a2", "a5", "a8", "a11", "a14", "b1", "b4", "b7", "b10", "b13", "c3", "c6", "c9", "c12");
        var rest = new ArrayList<Long>();
        log.readAllByScope(15, "scope-of-b", event -> rest.add(event.position()));
        assertThat(rest).containsExactly(3L, 6L, 9L, 12L, 15L);
        var scope = new ArrayList<Long>();
        log.readScope("scope-of-b", 1, 10, event -> scope.add(event.position()));
        assertThat(scope).containsExactly(4L, 7L, 10L);
    }

    @Test
    void aStreamIsReadPageByPage() {
        List<NewEvent> many = new ArrayList<>();
        for (int i = 0; i < 1_203; i++) {
            many.add(event(i % 3 == 0 ? "long" : "other" + i));
        }
        log.append(AppendRequest.of(many));
        var sequences = new ArrayList<Long>();
        log.readStream("long", 0, event -> sequences.add(event.sequence()));
        assertThat(sequences).isEqualTo(LongStream.range(0, 401).boxed().toList());
        sequences.clear();
        log.readStream("long", 395, 4, event -> sequences.add(event.sequence()));
        assertThat(sequences).containsExactly(395L, 396L, 397L, 398L);
    }

    private static Receipt receipt(String key, int print) {
        return new Receipt(key, Integer.toString(print).getBytes(StandardCharsets.UTF_8), "named");
    }

    private static AppendRefusal refusal(CompletableFuture<AppendResult> answer) {
        try {
            throw new AssertionError("was not refused: " + answer.join());
        } catch (CompletionException e) {
            return ((AppendRefusedException) e.getCause()).refusal();
        }
    }

    @Test
    void callersThatGiveUpDoNotDisturbTheOthers() throws Exception {
        String gone = UUID.randomUUID().toString();
        CompletableFuture<AppendResult> kept;
        try (var _ = logs.holdLock()) {
            log.submit(append(event("first")));
            Logs.await(() -> logs.waitsForLock() == 1);
            CompletableFuture<AppendResult> cancelled = log.submit(append(event(gone)));
            Thread interrupted = Thread.ofVirtual()
                    .start(() -> assertThatThrownBy(() -> log.append(append(event(gone))))
                            .isInstanceOf(LogUnavailableException.class));
            kept = log.submit(append(event("kept")));
            Logs.await(() -> interrupted.getState() == Thread.State.TIMED_WAITING);
            cancelled.cancel(false);
            interrupted.interrupt();
            assertThat(interrupted.join(Logs.PATIENCE)).isTrue();
        }
        assertThat(kept.join().position()).isEqualTo(2);
        assertThat(log.version(gone)).isZero();
    }
}
