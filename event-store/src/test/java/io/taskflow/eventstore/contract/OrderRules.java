package io.taskflow.eventstore.contract;

import static io.taskflow.eventstore.contract.Samples.all;
import static io.taskflow.eventstore.contract.Samples.answer;
import static io.taskflow.eventstore.contract.Samples.append;
import static io.taskflow.eventstore.contract.Samples.await;
import static io.taskflow.eventstore.contract.Samples.event;
import static io.taskflow.eventstore.contract.Samples.stream;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskflow.eventstore.AppendRefusal;
import io.taskflow.eventstore.AppendRequest;
import io.taskflow.eventstore.AppendResult;
import io.taskflow.eventstore.Appender;
import io.taskflow.eventstore.EventLog;
import io.taskflow.eventstore.ExpectedVersion;
import io.taskflow.eventstore.FutureInstantException;
import io.taskflow.eventstore.NewEvent;
import io.taskflow.eventstore.RecordedEvent;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** In which order events stand, when they were recorded, and what readers see of them. */
public abstract class OrderRules<L extends Appender & EventLog> extends LogRules<L> {

    private static final int WRITERS = 32;
    private static final int EACH = 20;

    @Test
    @DisplayName("R01-total-order")
    void everyReaderSeesTheSameOrderWhichIsThatOfTheAcknowledgements() throws Exception {
        L here = engine.open();
        L there = engine.open();
        AtomicLong acknowledged = new AtomicLong();
        var following = new ArrayList<String>();
        load(here, there, reader -> reader.forEach(event -> following.add(event.eventId())), (log, stream, i) -> {
            long before = acknowledged.get();
            long position = log.append(append(event(stream, i))).position();
            assertThat(position).as("after all that was acknowledged before").isGreaterThan(before);
            acknowledged.accumulateAndGet(position, Math::max);
        });

        List<RecordedEvent> order = all(here, 1);
        assertThat(order).extracting(RecordedEvent::position).isSorted();
        assertThat(order).extracting(RecordedEvent::eventId).isEqualTo(following);
        for (int fetch : new int[] {7, 1_000}) {
            assertThat(all(there, fetch)).extracting(RecordedEvent::eventId).isEqualTo(following);
        }
        for (int writer = 0; writer < WRITERS; writer++) {
            String stream = "w" + writer;
            assertThat(order)
                    .filteredOn(event -> event.streamId().equals(stream))
                    .extracting(RecordedEvent::sequence)
                    .isEqualTo(LongStream.range(0, EACH).boxed().toList());
        }
    }

    @Test
    @DisplayName("R02-no-gap")
    void noReaderSeesAPositionBeforeItsForerunner() throws Exception {
        var seen = new ArrayList<Long>();
        load(
                engine.open(),
                engine.open(),
                reader -> reader.forEach(event -> seen.add(event.position())),
                (log, stream, i) -> log.append(
                        i % 5 == 0 ? append(event(stream), event(stream), event("shared")) : append(event(stream))));

        // A reader never goes back, so what it had missed would be missing here.
        long events = WRITERS * EACH + 2L * WRITERS * EACH / 5;
        assertThat(seen).isEqualTo(LongStream.rangeClosed(1, events).boxed().toList());
    }

    private interface Write<L> {
        void run(L through, String stream, long number);
    }

    private interface Following {
        void seen(List<RecordedEvent> next);
    }

    /** Many write through two logs, while a third is followed to the end. */
    private void load(L here, L there, Following following, Write<L> write) throws Exception {
        L followed = engine.open();
        AtomicBoolean over = new AtomicBoolean();
        var reader = CompletableFuture.runAsync(
                () -> {
                    long after = 0;
                    for (boolean last = false; !last; ) {
                        last = over.get();
                        var next = new ArrayList<RecordedEvent>();
                        followed.readAll(after, Long.MAX_VALUE, 50, next::add);
                        following.seen(next);
                        after = next.isEmpty() ? after : next.getLast().position();
                    }
                },
                task -> Thread.ofVirtual().start(task));
        try {
            together(WRITERS, w -> () -> {
                for (long i = 0; i < EACH; i++) {
                    write.run(w % 2 == 0 ? here : there, "w" + w, i);
                }
                return w;
            });
        } finally {
            over.set(true);
            reader.join();
        }
    }

    @Test
    @DisplayName("R03-no-duplicate")
    void anEventIsStoredOnceWhateverItsStreamRequestOrMonth() throws Exception {
        L log = engine.open();
        NewEvent first = event("a", 0L);
        log.append(append(first));
        NewEvent elsewhere = event(first.eventId(), "b", 0L, new byte[0], null);
        NewEvent anywhere = event(first.eventId(), "b", null, new byte[0], null);
        NewEvent fresh = event("c");
        List<CompletableFuture<AppendResult>> answers;
        try (var _ = engine.holdAppends()) {
            answers = List.of(
                    log.submit(append(elsewhere)),
                    log.submit(append(anywhere)),
                    log.submit(append(fresh)),
                    log.submit(append(event(fresh.eventId(), "d", null, new byte[0], null))),
                    log.submit(append(event("e"))));
        }
        var duplicate = new AppendRefusal.DuplicateEvent(first.eventId());
        assertThat(Samples.refusal(answers.get(0))).isEqualTo(duplicate);
        assertThat(Samples.refusal(answers.get(1))).isEqualTo(duplicate);
        assertThat(answer(answers.get(2)).position()).isEqualTo(2);
        assertThat(Samples.refusal(answers.get(3))).isEqualTo(new AppendRefusal.DuplicateEvent(fresh.eventId()));
        assertThat(answer(answers.get(4)).position()).isEqualTo(3);

        engine.setClock(beginOf(YearMonth.now(ZoneOffset.UTC).plusMonths(1)));
        log.append(append(event("e")));
        assertThat(Samples.attempt(log, append(anywhere))).isEqualTo(duplicate);
        assertThat(all(log))
                .extracting(RecordedEvent::eventId)
                .doesNotHaveDuplicates()
                .hasSize(4);
    }

    @Test
    @DisplayName("R04-read-after-ack")
    void whatIsAcknowledgedIsReadAtOnce() throws Exception {
        L here = engine.open();
        L there = engine.open();
        together(8, w -> () -> {
            String stream = "s" + w;
            for (long i = 0; i < 10; i++) {
                NewEvent event = event(stream, i);
                long position = here.append(append(event)).position();
                assertThat(here.head()).isGreaterThanOrEqualTo(position);
                assertThat(there.refreshHead()).isGreaterThanOrEqualTo(position);
                assertThat(there.head()).isGreaterThanOrEqualTo(position);
                for (L log : List.of(here, there)) {
                    var read = new ArrayList<String>();
                    log.readAll(position - 1, position, 1, one -> read.add(one.eventId()));
                    assertThat(read).containsExactly(event.eventId());
                    assertThat(log.version(stream)).isEqualTo(i + 1);
                    assertThat(stream(log, stream)).hasSize((int) i + 1);
                    assertThat(log.anyInScope("scope-of-" + stream, position - 1, position))
                            .isTrue();
                }
            }
            return w;
        });
    }

    @Test
    @DisplayName("R05-monotone-recorded-at")
    void theLogsTimeGrowsFromAcknowledgementToAcknowledgement() throws Exception {
        L here = engine.open();
        L there = engine.open();
        var acknowledged = new ConcurrentHashMap<Long, Instant>();
        together(8, w -> () -> {
            L log = w % 2 == 0 ? here : there;
            Instant before = Instant.MIN;
            for (int i = 0; i < 20; i++) {
                AppendResult result = log.append(append(event("s" + w)));
                Instant now = result.recordedAt();
                assertThat(now).isAfter(before);
                assertThat(log.headTime()).isAfterOrEqualTo(now);
                acknowledged.put(result.position(), now);
                before = now;
            }
            return w;
        });
        var events = all(here);
        assertThat(events.stream().collect(toMap(RecordedEvent::position, RecordedEvent::recordedAt)))
                .hasSize(160)
                .isEqualTo(acknowledged);
        assertThat(events).extracting(RecordedEvent::recordedAt).isSorted();
        assertThat(events).allSatisfy(event -> {
            assertThat(event.occurredAt()).isEqualTo(event.recordedAt());
            assertThat(event.recordedAt()).isEqualTo(event.recordedAt().truncatedTo(ChronoUnit.MICROS));
        });
    }

    @Test
    @DisplayName("R06-clock-backwards")
    void timeGrowsThoughTheClockWasSetBack() throws Exception {
        L log = engine.open();
        log.append(append(event("a")));
        Instant ahead = Instant.now().plus(1, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.MICROS);
        engine.setClock(ahead);

        AppendResult first = log.append(append(event("a")));
        AppendResult second = log.append(append(event("a"), event("b")));

        assertThat(first.recordedAt()).isEqualTo(ahead.plusNanos(1_000));
        assertThat(second.recordedAt()).isEqualTo(ahead.plusNanos(2_000));
        assertThat(log.positionKnownAt(ahead)).isEqualTo(1);
        assertThat(log.positionKnownAt(ahead.plusNanos(1_999))).isEqualTo(2);
        assertThat(log.positionKnownAt(ahead.plusNanos(2_000))).isEqualTo(4);
    }

    @Test
    @DisplayName("R07-month-rollover")
    void aMonthEndsInTheMiddleOfTheLoad() throws Exception {
        L here = engine.open();
        L there = engine.open();
        // So far that nobody has made its place yet.
        YearMonth far = YearMonth.now(ZoneOffset.UTC).plusMonths(3);
        CountDownLatch underWay = new CountDownLatch(WRITERS * 5);
        var turn = CompletableFuture.runAsync(() -> {
            try {
                underWay.await();
                engine.setClock(beginOf(far).minusNanos(1_000));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        AtomicLong acknowledged = new AtomicLong();
        var followed = new ArrayList<Long>();
        load(here, there, reader -> reader.forEach(event -> followed.add(event.position())), (log, stream, i) -> {
            // Half of all events come after the turn, however long it takes.
            if (i == EACH / 2) {
                turn.join();
            }
            log.append(append(event(stream, i)));
            acknowledged.incrementAndGet();
            underWay.countDown();
        });

        List<Long> positions = LongStream.rangeClosed(1, WRITERS * EACH).boxed().toList();
        assertThat(acknowledged).hasValue(WRITERS * EACH);
        assertThat(followed).isEqualTo(positions);
        for (L reader : List.of(here, there, engine.open())) {
            reader.refreshHead();
            List<RecordedEvent> events = all(reader, 99);
            assertThat(events).extracting(RecordedEvent::position).isEqualTo(positions);
            assertThat(events).extracting(RecordedEvent::recordedAt).isSorted();
            assertThat(events.getFirst().recordedAt()).isBefore(beginOf(far));
            assertThat(events.getLast().recordedAt()).isAfterOrEqualTo(beginOf(far));
            for (String stream : List.of("w0", "w1")) {
                assertThat(stream(reader, stream))
                        .extracting(RecordedEvent::sequence)
                        .isEqualTo(LongStream.range(0, EACH).boxed().toList());
                var scope = new ArrayList<Long>();
                reader.readScope("scope-of-" + stream, 0, WRITERS * EACH, event -> scope.add(event.sequence()));
                assertThat(scope).hasSize(EACH).isSorted();
                long last = stream(reader, stream).getLast().position();
                assertThat(reader.anyInScope("scope-of-" + stream, last - 1, last))
                        .isTrue();
                assertThat(reader.anyInScope("scope-of-" + stream, last, Long.MAX_VALUE))
                        .isFalse();
            }
            assertThat(reader.positionKnownAt(beginOf(far).minusNanos(1_000)))
                    .isEqualTo(events.stream()
                            .filter(event -> event.recordedAt().isBefore(beginOf(far)))
                            .count());
        }
    }

    private static Instant beginOf(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    @Test
    @DisplayName("R08-token-at-a-time")
    void aMomentHasItsPosition() throws Exception {
        L log = engine.open();
        Instant past = Instant.parse("2012-03-31T23:59:59.123456789Z");
        assertThat(log.positionBefore(past)).isZero();
        assertThat(log.positionKnownAt(Instant.now())).isZero();

        // Imported history stands in the order in which it came, not in that of its times.
        AppendResult first = log.append(append(
                event("a", 0L, past.minusSeconds(60)),
                event("b", 0L, past),
                event("c", 0L, past.plusSeconds(60)),
                event("d", 0L, past.minusSeconds(30))));
        AppendResult second = log.append(append(event("a", 1L)));

        assertThat(all(log).get(1).occurredAt()).isEqualTo(past.truncatedTo(ChronoUnit.MICROS));
        assertThat(log.positionBefore(past.minusSeconds(61))).isZero();
        assertThat(log.positionBefore(past.minusSeconds(59))).isEqualTo(1);
        assertThat(log.positionBefore(past)).as("as exact as what is stored").isEqualTo(1);
        assertThat(log.positionBefore(past.plusSeconds(60))).isEqualTo(2);
        assertThat(log.positionBefore(past.plusSeconds(61))).isEqualTo(4);
        assertThat(log.positionBefore(second.recordedAt())).isEqualTo(4);
        assertThat(log.positionBefore(second.recordedAt().plusNanos(1_000))).isEqualTo(5);
        assertThat(log.positionKnownAt(first.recordedAt().minusNanos(1_000))).isZero();
        assertThat(log.positionKnownAt(first.recordedAt())).isEqualTo(4);
        assertThat(log.positionKnownAt(second.recordedAt().minusNanos(1_000))).isEqualTo(4);
        assertThat(log.positionKnownAt(second.recordedAt())).isEqualTo(5);
    }

    @Test
    @DisplayName("R09-settled-moment")
    void aSettledMomentIsFinal() throws Exception {
        L log = engine.open();
        AppendResult before = log.append(append(event("a")));
        assertThat(log.settle(before.recordedAt())).isEqualTo(1);
        assertThat(log.settle(before.recordedAt().minusSeconds(5))).isEqualTo(1);
        assertThat(log.headTime()).as("the past needs no raise").isEqualTo(before.recordedAt());

        // A moment that the database's clock has reached, and the log's time not yet.
        Instant moment = before.recordedAt().plus(1, ChronoUnit.MICROS);
        assertThat(log.settle(moment)).isEqualTo(1);
        assertThat(log.headTime()).isAfterOrEqualTo(moment);
        assertThat(log.append(append(event("a"))).recordedAt()).isAfter(moment);
        assertThat(log.positionKnownAt(moment)).isEqualTo(1);
        assertThatThrownBy(() -> log.settle(Instant.now().plus(1, ChronoUnit.HOURS)))
                .isInstanceOf(FutureInstantException.class);
    }

    @Test
    @DisplayName("R10-lost-notification")
    void whatNoNotificationToldIsDeliveredAllTheSame() throws Exception {
        L here = engine.open();
        L there = engine.open();
        AtomicLong heard = new AtomicLong();
        try (var _ = engine.loseNotifications();
                var _ = there.onAppend(heard::set)) {
            for (int i = 0; i < 3; i++) {
                long position = here.append(append(event("a"))).position();
                await(() -> heard.get() == position);
                assertThat(there.head()).isEqualTo(position);
            }
        }
        assertThat(all(there)).hasSize(3);
    }

    @Test
    @DisplayName("R11-stream-bounds")
    void aStreamIsReadFromWhereAndAsFarAsOneAsks() throws Exception {
        L log = engine.open();
        // More than any page, and others between them.
        long many = 1_203;
        log.append(AppendRequest.of(LongStream.range(0, 2 * many)
                .mapToObj(i -> event(i % 2 == 0 ? "long" : "other" + i))
                .toList()));
        assertThat(stream(log, "long"))
                .extracting(RecordedEvent::sequence)
                .isEqualTo(LongStream.range(0, many).boxed().toList());
        assertThat(stream(log, "long")).extracting(RecordedEvent::streamId).containsOnly("long");
        assertThat(sequences(log, "long", 95, 1_000))
                .isEqualTo(LongStream.range(95, 1_095).boxed().toList());
        assertThat(sequences(log, "long", 395, 4)).containsExactly(395L, 396L, 397L, 398L);
        assertThat(sequences(log, "long", many - 2, 10)).containsExactly(many - 2, many - 1);
        assertThat(sequences(log, "long", many, 10)).isEmpty();
        assertThat(sequences(log, "long", 0, 0)).isEmpty();
        assertThat(sequences(log, "nobody", 0, 10)).isEmpty();
        assertThat(log.version("long")).isEqualTo(many);
        assertThat(log.version("nobody")).isZero();

        // Who expects that there is no stream may begin it anywhere.
        log.append(append(event("late", 5L), event("late", 6L))
                .with(List.of(new ExpectedVersion("late", 0)), List.of(), null));
        assertThat(log.version("late")).isEqualTo(7);
        assertThat(sequences(log, "late", 0, 10)).containsExactly(5L, 6L);
        assertThat(Samples.attempt(log, append(event("gap", 5L))))
                .isEqualTo(new AppendRefusal.VersionConflict("gap", 5, 0));
    }

    private List<Long> sequences(L log, String stream, long from, int limit) {
        var sequences = new ArrayList<Long>();
        log.readStream(stream, from, limit, event -> sequences.add(event.sequence()));
        return sequences;
    }

    @Test
    @DisplayName("R12-scope-bounds")
    void scopesAreReadOneByOneAndFromWhereOneLeftOff() throws Exception {
        L log = engine.open();
        NewEvent unscoped = new NewEvent(
                "without-scope", "z", null, null, null, "thing.happened", null, new byte[0], new byte[0], null);
        for (int i = 0; i < 5; i++) {
            log.append(append(event("b"), event("a"), event("c")));
        }
        log.append(append(unscoped));

        var all = new ArrayList<String>();
        log.readAllByScope(14, null, event -> all.add(event.streamId() + event.position()));
        assertThat(all)
                .containsExactly(
                        "a2", "a5", "a8", "a11", "a14", "b1", "b4", "b7", "b10", "b13", "c3", "c6", "c9", "c12");
        var rest = new ArrayList<Long>();
        log.readAllByScope(16, "scope-of-b", event -> rest.add(event.position()));
        assertThat(rest).containsExactly(3L, 6L, 9L, 12L, 15L);
        var scope = new ArrayList<Long>();
        log.readScope("scope-of-b", 1, 10, event -> scope.add(event.position()));
        assertThat(scope).containsExactly(4L, 7L, 10L);
        assertThat(log.anyInScope("scope-of-b", 1, 3)).isFalse();
        assertThat(log.anyInScope("scope-of-b", 1, 4)).isTrue();
        assertThat(log.anyInScope("scope-of-nobody", 0, 16)).isFalse();
    }
}
