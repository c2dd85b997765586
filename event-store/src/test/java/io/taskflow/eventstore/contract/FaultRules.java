package io.taskflow.eventstore.contract;

import static io.taskflow.eventstore.contract.Samples.PATIENCE;
import static io.taskflow.eventstore.contract.Samples.all;
import static io.taskflow.eventstore.contract.Samples.answer;
import static io.taskflow.eventstore.contract.Samples.append;
import static io.taskflow.eventstore.contract.Samples.attempt;
import static io.taskflow.eventstore.contract.Samples.await;
import static io.taskflow.eventstore.contract.Samples.check;
import static io.taskflow.eventstore.contract.Samples.event;
import static io.taskflow.eventstore.contract.Samples.receipt;
import static io.taskflow.eventstore.contract.Samples.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskflow.eventstore.AppendRefusal;
import io.taskflow.eventstore.AppendRequest;
import io.taskflow.eventstore.AppendResult;
import io.taskflow.eventstore.Appender;
import io.taskflow.eventstore.EventLog;
import io.taskflow.eventstore.Guard;
import io.taskflow.eventstore.LogUnavailableException;
import io.taskflow.eventstore.NewEvent;
import io.taskflow.eventstore.RecordedEvent;
import io.taskflow.eventstore.contract.Engine.Loss;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What holds when requests are large, callers give up, and connections, servers and disks fail. */
public abstract class FaultRules<L extends Appender & EventLog> extends LogRules<L> {

    private static final int MEGABYTE = 1 << 20;
    private static final Duration SHORT = Duration.ofMillis(400);

    @Test
    @DisplayName("R23-one-megabyte-events")
    void largeEventsComeBackAsTheyWere() throws Exception {
        L log = engine.open();
        List<byte[]> payloads =
                new Random(7).ints(20).mapToObj(FaultRules::megabyte).toList();
        List<CompletableFuture<AppendResult>> answers = new ArrayList<>();
        // Together they are more than one transaction should carry.
        try (var _ = engine.holdAppends()) {
            payloads.forEach(payload -> answers.add(log.submit(append(large("s" + answers.size(), payload)))));
        }
        answers.forEach(Samples::answer);
        var read = new ArrayList<byte[]>();
        log.readAll(0, Long.MAX_VALUE, 4, event -> read.add(event.payload()));
        assertThat(read).hasSize(20);
        for (int i = 0; i < 20; i++) {
            assertThat(read.get(i)).isEqualTo(payloads.get(i));
        }
    }

    private static NewEvent large(String stream, byte[] payload) {
        return event(UUID.randomUUID().toString(), stream, null, payload, null);
    }

    /** Bytes that no compression makes smaller. */
    private static byte[] megabyte(int seed) {
        byte[] bytes = new byte[MEGABYTE];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    @Test
    @DisplayName("R24-ten-thousand-events")
    void aRequestOfTenThousandEventsIsOneAppend() throws Exception {
        L log = engine.open();
        L other = engine.open();
        int many = 10_000;
        log.append(append(event("before")));
        List<NewEvent> events = new ArrayList<>(
                LongStream.range(0, many).mapToObj(i -> event("big", i)).toList());
        events.set(many - 1, event("big", (long) many));
        assertThat(attempt(log, AppendRequest.of(events)))
                .isEqualTo(new AppendRefusal.VersionConflict("big", many, many - 1));
        assertThat(other.refreshHead()).isEqualTo(1);

        events.set(many - 1, event("big", many - 1L));
        AppendResult result = log.append(AppendRequest.of(events));
        assertThat(result.position()).isEqualTo(many + 1);
        assertThat(result.version()).isEqualTo(many);
        List<RecordedEvent> read = stream(other, "big");
        assertThat(read).extracting(RecordedEvent::recordedAt).containsOnly(result.recordedAt());
        assertThat(read)
                .extracting(RecordedEvent::eventId)
                .isEqualTo(events.stream().map(NewEvent::eventId).toList());
        assertThat(read)
                .extracting(RecordedEvent::position)
                .isEqualTo(LongStream.rangeClosed(2, many + 1).boxed().toList());
    }

    @Test
    @DisplayName("R25-acknowledged-is-durable")
    void whatIsAcknowledgedIsThereOnceHoweverOftenConnectionOrServerDie() throws Exception {
        L log = engine.open();
        int writers = 16;
        AtomicBoolean over = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var acknowledged = new ArrayList<Future<Long>>();
            for (int w = 0; w < writers; w++) {
                String stream = "w" + w;
                acknowledged.add(threads.submit(() -> {
                    long next = 0;
                    while (!over.get()) {
                        assertThat(log.append(append(event(stream, next))).version())
                                .isEqualTo(++next);
                    }
                    return next;
                }));
            }
            try {
                for (int i = 0; i < 6; i++) {
                    grow(log);
                    engine.killConnections();
                }
                grow(log);
                engine.killServer();
                grow(log);
            } finally {
                over.set(true);
            }
            long sum = 0;
            for (int w = 0; w < writers; w++) {
                long count = acknowledged.get(w).get();
                sum += count;
                assertThat(log.version("w" + w)).isEqualTo(count);
            }
            assertThat(all(engine.open()))
                    .extracting(RecordedEvent::position)
                    .isEqualTo(LongStream.rangeClosed(1, sum).boxed().toList());
        }
    }

    private void grow(L log) {
        long before = log.head();
        await(() -> log.head() > before + 40);
    }

    @Test
    @DisplayName("R26-idempotent-through-crashes")
    void whatIsSentAgainAfterACrashHasOneEffect() throws Exception {
        L log = engine.open();
        long sequence = 0;
        for (Loss loss : Loss.values()) {
            for (int i = 0; i < 2; i++) {
                engine.loseNextCommit(loss);
                AppendResult result = log.append(append(event("s", sequence))
                        .with(List.of(), List.of(new Guard.Count("c", 1, Long.MAX_VALUE)), null));
                assertThat(result.version()).isEqualTo(++sequence);
                assertThat(engine.lostCommit()).isTrue();
                // Without event or receipt to look for, it is found all the same: a second claim would be refused.
                engine.loseNextCommit(loss);
                log.append(check(new Guard.Claim(loss + "/" + i, null)));
                assertThat(engine.lostCommit()).isTrue();
            }
        }
        long counted = sequence;
        assertThat(attempt(log, check(new Guard.Count("c", 1, 0))))
                .isEqualTo(new AppendRefusal.LimitExceeded("c", counted + 1, 0));

        // Clients that are told too late send again, by another process too, until they have an answer.
        L impatient = engine.open(Duration.ofMillis(5), Duration.ofSeconds(20));
        L patient = engine.open();
        int clients = 8;
        int each = 10;
        List<AppendRequest> sent = IntStream.range(0, clients * each)
                .mapToObj(i -> append(event("client" + i / each))
                        .with(List.of(), List.of(new Guard.Count("all", 1, Long.MAX_VALUE)), receipt("once" + i, i)))
                .toList();
        List<List<AppendResult>> answers = together(clients, client -> () -> {
            var mine = new ArrayList<AppendResult>();
            for (int i = client * each; i < (client + 1) * each; i++) {
                if (i % 4 == 0) {
                    engine.killConnections();
                }
                AppendResult answer;
                try {
                    answer = impatient.append(sent.get(i));
                } catch (LogUnavailableException e) {
                    answer = patient.append(sent.get(i));
                }
                mine.add(answer);
            }
            return mine;
        });
        for (int client = 0; client < clients; client++) {
            assertThat(patient.version("client" + client)).isEqualTo(each);
        }
        assertThat(attempt(patient, check(new Guard.Count("all", 1, 0))))
                .isEqualTo(new AppendRefusal.LimitExceeded("all", clients * each + 1L, 0));
        // So does a process that begins anew.
        L fresh = engine.open();
        for (int i = 0; i < sent.size(); i++) {
            AppendResult again = fresh.append(sent.get(i));
            assertThat(again.replayed()).isTrue();
            assertThat(again.position())
                    .isEqualTo(answers.get(i / each).get(i % each).position());
        }
    }

    @Test
    @DisplayName("R27-cancelled-caller")
    void whoCancelsDoesNotDisturbTheOthers() throws Exception {
        L log = engine.open();
        CompletableFuture<AppendResult> kept;
        try (var _ = engine.holdAppends()) {
            // The first is a transaction of its own, as it waits for the others to be let go.
            log.submit(append(event("first")));
            await(() -> engine.waiting() == 1);
            CompletableFuture<AppendResult> cancelled = log.submit(append(event("gone")));
            kept = log.submit(append(event("kept")));
            assertThat(cancelled.cancel(false)).isTrue();
        }
        assertThat(answer(kept).position()).isEqualTo(2);
        assertThat(log.version("gone")).isZero();
        assertThat(log.append(append(event("gone"))).position()).isEqualTo(3);
    }

    @Test
    @DisplayName("R28-interrupted-thread")
    void whoIsInterruptedIsToldAndDoesNotDisturbTheOthers() throws Exception {
        L log = engine.open();
        CompletableFuture<AppendResult> kept;
        var failure = new AtomicReference<RuntimeException>();
        var flag = new AtomicBoolean();
        try (var _ = engine.holdAppends()) {
            log.submit(append(event("first")));
            await(() -> engine.waiting() == 1);
            Thread caller = Thread.ofVirtual().start(() -> {
                try {
                    log.append(append(event("gone")));
                } catch (RuntimeException e) {
                    failure.set(e);
                    flag.set(Thread.currentThread().isInterrupted());
                }
            });
            await(() -> caller.getState() == Thread.State.TIMED_WAITING);
            kept = log.submit(append(event("kept")));
            caller.interrupt();
            assertThat(caller.join(PATIENCE)).isTrue();
        }
        assertThat(failure.get()).isInstanceOf(LogUnavailableException.class);
        assertThat(flag).as("still interrupted").isTrue();
        assertThat(answer(kept).position()).isEqualTo(2);
        assertThat(log.version("gone")).isZero();
        assertThat(log.append(append(event("next"))).position()).isEqualTo(3);
    }

    @Test
    @DisplayName("R29-closed-pool")
    void withoutAPoolTheLogIsUnavailableAndNothingHangs() throws Exception {
        engine.open().append(append(event("a")));
        L log = engine.open(SHORT, Duration.ofSeconds(20));
        engine.closePool();

        assertThatThrownBy(() -> log.append(append(event("b")))).isInstanceOf(LogUnavailableException.class);
        assertThatThrownBy(() -> answer(log.submit(append(event("c")))))
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(LogUnavailableException.class);
        assertThatThrownBy(() -> log.version("a")).isInstanceOf(LogUnavailableException.class);
        assertThatThrownBy(log::refreshHead).isInstanceOf(LogUnavailableException.class);
        assertThat(log.head()).isEqualTo(1);
        Instant begun = Instant.now();
        engine.close(log);
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    @DisplayName("R30-closed-log")
    void aClosedLogTakesNothingButEndsWhatItTook() throws Exception {
        L log = engine.open();
        List<CompletableFuture<AppendResult>> last = IntStream.range(0, 50)
                .mapToObj(i -> log.submit(append(event("a"))))
                .toList();
        engine.close(log);
        assertThat(last)
                .extracting(Samples::answer)
                .extracting(AppendResult::position)
                .isSorted();
        assertThatThrownBy(() -> log.append(append(event("b")))).isInstanceOf(LogUnavailableException.class);
        assertThat(all(engine.open())).hasSize(50);
    }

    @Test
    @DisplayName("R31-statement-time-out")
    void aStatementThatHangsIsGivenUpAndNobodyWaitsLongerThanToldTo() throws Exception {
        L log = engine.open(Duration.ofMillis(700), SHORT);
        L other = engine.open();
        other.append(append(event("old")));
        NewEvent slow = event("slow", 0L);
        try (var _ = engine.slowWrites()) {
            assertUnavailableSoon(log, append(slow));
            assertThat(other.append(append(event("old"))).version())
                    .as("what hangs does not hold the others up for ever")
                    .isEqualTo(2);
        }
        await(() -> works(log));
        // It may have been stored after all; so it is either taken now or refused as what is there already.
        attempt(log, append(slow));
        assertThat(stream(log, "slow")).extracting(RecordedEvent::eventId).containsExactly(slow.eventId());

        // Nor longer than they are told to where a transaction may take more time.
        L impatient = engine.open(SHORT, Duration.ofSeconds(40));
        try (var _ = engine.holdAppends()) {
            assertUnavailableSoon(log, append(event("held")));
            assertUnavailableSoon(impatient, append(event("held")));
        }
        await(() -> works(impatient));
        assertThat(all(log))
                .extracting(RecordedEvent::position)
                .isEqualTo(LongStream.rangeClosed(1, log.head()).boxed().toList());
    }

    private void assertUnavailableSoon(L log, AppendRequest request) {
        Instant begun = Instant.now();
        assertThatThrownBy(() -> log.append(request)).isInstanceOf(LogUnavailableException.class);
        // A machine with much to do may be late.
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(10));
    }

    private boolean works(L log) {
        try {
            log.append(append(event("works")));
            return true;
        } catch (LogUnavailableException e) {
            return false;
        }
    }

    @Test
    @DisplayName("R32-full-disk")
    void aFullDiskLosesNothingAndTheLogGoesOnWhenThereIsRoom() throws Exception {
        L log = engine.open();
        log.append(append(event("before")));
        var acknowledged = new ArrayList<String>();
        NewEvent tooMuch = null;
        try (var _ = engine.smallDisk()) {
            for (int i = 0; tooMuch == null; i++) {
                assertThat(i).as("megabytes on a small disk").isLessThan(64);
                NewEvent next = large("large", megabyte(i));
                try {
                    log.append(append(next));
                    acknowledged.add(next.eventId());
                } catch (LogUnavailableException full) {
                    tooMuch = next;
                }
            }
            assertThat(stream(log, "large")).extracting(RecordedEvent::eventId).isEqualTo(acknowledged);
        }
        await(() -> works(log));
        attempt(log, append(tooMuch));
        acknowledged.add(tooMuch.eventId());
        assertThat(stream(log, "large")).extracting(RecordedEvent::eventId).isEqualTo(acknowledged);
        assertThat(all(log, 10))
                .extracting(RecordedEvent::position)
                .isEqualTo(LongStream.rangeClosed(1, log.head()).boxed().toList());
    }
}
