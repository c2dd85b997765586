package io.taskflow.eventstore.postgres;

import static io.taskflow.eventstore.contract.Samples.append;
import static io.taskflow.eventstore.contract.Samples.check;
import static io.taskflow.eventstore.contract.Samples.event;
import static io.taskflow.eventstore.contract.Samples.receipt;
import static io.taskflow.eventstore.contract.Samples.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskflow.eventstore.AppendRefusal;
import io.taskflow.eventstore.AppendRefusedException;
import io.taskflow.eventstore.AppendRequest;
import io.taskflow.eventstore.AppendResult;
import io.taskflow.eventstore.ExpectedVersion;
import io.taskflow.eventstore.FutureInstantException;
import io.taskflow.eventstore.Guard;
import io.taskflow.eventstore.NewEvent;
import io.taskflow.eventstore.RecordedEvent;
import io.taskflow.eventstore.Sha256;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

/** Decisions as the log makes them, without a database. */
class GroupTest {
    private static final long NOW = Micros.of(Instant.parse("2026-11-24T19:00:00.123456Z"));

    /** What the log's tables would hold. */
    private static final class Rows {
        private Head head = Head.EMPTY;
        private byte[] frontier = new byte[0];
        private long now = NOW;
        private final Map<String, Long> streams = new HashMap<>();
        private final Map<String, Optional<String>> claims = new HashMap<>();
        private final Map<String, Long> counters = new HashMap<>();
        private final Map<String, StoredReceipt> receipts = new HashMap<>();
        private final List<RecordedEvent> events = new ArrayList<>();

        Group group() {
            Facts facts = new Facts(head, frontier, now);
            streams.forEach((id, version) -> facts.streams.put(id, new Facts.StoredStream(version, null)));
            claims.forEach((key, value) -> facts.claims.put(key, value.orElse(null)));
            facts.counters.putAll(counters);
            facts.receipts.putAll(receipts);
            events.forEach(event -> facts.eventIds.add(event.eventId()));
            return new Group(facts);
        }

        void store(Group group) {
            assertThat(group.before()).isEqualTo(head);
            group.changedStreams().forEach(stream -> streams.put(stream.id, stream.version));
            for (Group.Claim claim : group.changedClaims()) {
                if (claim.taken) {
                    claims.put(claim.key, Optional.ofNullable(claim.value));
                } else {
                    claims.remove(claim.key);
                }
            }
            group.changedCounters().forEach(counter -> counters.put(counter.key, counter.value));
            group.newReceipts().forEach(one -> receipts.put(one.key(), one));
            events.addAll(group.recorded());
            if (group.writes()) {
                assertThat(group.hashLeaves().length).isEqualTo(group.placed().size());
                frontier = group.frontier();
            }
            head = group.after();
        }

        /** Decides requests together and stores what becomes of them. */
        List<CompletableFuture<AppendResult>> commit(AppendRequest... requests) {
            Group group = group();
            List<Submission> submissions =
                    List.of(requests).stream().map(Submission::new).toList();
            submissions.forEach(group::decide);
            store(group);
            group.answer();
            return submissions.stream().map(Submission::answer).toList();
        }
    }

    private final Rows rows = new Rows();

    @Provide
    Arbitrary<List<List<AppendRequest>>> groups() {
        return AnyRequests.groups();
    }

    /** The seed is fixed, and a failure not made smaller: it is run once for each change of the code that tests should notice. */
    @Property(tries = 40, seed = "7301", shrinking = ShrinkingMode.OFF)
    void decidesAsOneAfterTheOtherWould(@ForAll("groups") List<List<AppendRequest>> groups) {
        Rows log = new Rows();
        ModelLog model = new ModelLog();
        for (List<AppendRequest> group : groups) {
            Head before = log.head;
            var answers = log.commit(group.toArray(AppendRequest[]::new));
            for (int i = 0; i < group.size(); i++) {
                assertThat(outcome(answers.get(i))).isEqualTo(model.decide(group.get(i)));
            }
            if (!log.head.equals(before)) {
                assertThat(log.head.number()).isEqualTo(before.number() + 1);
                assertThat(log.head.recordedMicros()).isGreaterThan(before.recordedMicros());
            }
        }
        assertThat(log.events.stream().map(event -> event.streamId() + "/" + event.sequence() + "/" + event.eventId()))
                .isEqualTo(model.state().events);
        assertThat(log.streams).isEqualTo(model.state().versions);
        assertThat(log.claims).isEqualTo(model.state().claims);
        log.counters.values().removeIf(value -> value == 0);
        model.state().counters.values().removeIf(value -> value == 0);
        assertThat(log.counters).isEqualTo(model.state().counters);
    }

    private static Object outcome(CompletableFuture<AppendResult> answer) {
        try {
            AppendResult result = answer.join();
            Long first = result.versions().isEmpty()
                    ? null
                    : result.versions().values().iterator().next();
            assertThat(result.version()).isEqualTo(first);
            return new ModelLog.Taken(result.position(), result.versions(), result.replayed(), result.resultId());
        } catch (CompletionException e) {
            return ((AppendRefusedException) e.getCause()).refusal();
        }
    }

    @Test
    void timeIsTheClocksUnlessTheLogsIsAhead() {
        assertThat(rows.commit(append(event("a"))).getFirst().join().recordedAt())
                .isEqualTo(Micros.instant(NOW));
        assertThat(rows.commit(append(event("a"))).getFirst().join().recordedAt())
                .isEqualTo(Micros.instant(NOW + 1));
        rows.now = NOW - 5;
        assertThat(rows.commit(append(event("a"))).getFirst().join().recordedAt())
                .isEqualTo(Micros.instant(NOW + 2));
        rows.now = NOW + 50;
        assertThat(rows.commit(append(event("a"))).getFirst().join().recordedAt())
                .isEqualTo(Micros.instant(NOW + 50));
    }

    @Test
    void timeIsRaisedAsFarAsTheClockHasCome() {
        rows.commit(append(event("a")));
        assertThatThrownBy(() -> rows.commit(raising(NOW + 1)).getFirst().join())
                .cause()
                .isInstanceOfSatisfying(FutureInstantException.class, future -> {
                    assertThat(future.asked()).isEqualTo(Micros.instant(NOW + 1));
                    assertThat(future.now()).isEqualTo(Micros.instant(NOW));
                });
        assertThat(rows.head.recordedMicros()).isEqualTo(NOW);
        rows.commit(raising(NOW));
        assertThat(rows.head.number()).as("it has come so far").isEqualTo(1);

        rows.now = NOW + 10;
        AppendResult raised = rows.commit(raising(NOW + 10)).getFirst().join();

        assertThat(raised.position()).isEqualTo(1);
        assertThat(raised.recordedAt()).isEqualTo(Micros.instant(NOW + 10));
        assertThat(rows.head).isEqualTo(new Head(2, 1, NOW + 10));
    }

    private static AppendRequest raising(long micros) {
        return new AppendRequest(List.of(), List.of(), List.of(), null, Micros.instant(micros));
    }

    @Test
    void whatChangesNothingIsNotWritten() {
        rows.commit(append(event("a")), check(new Guard.Claim("k", "v")), check(new Guard.Count("c", 1, 1)));
        Head before = rows.head;
        rows.now += 1_000;

        var answers = rows.commit(
                check(new ExpectedVersion("a", 1)),
                check(new Guard.MustExist("k"), new Guard.MustNotExist("free"), new Guard.Count("c", 0, 1)),
                check(new Guard.Release("k"), new Guard.Claim("k", "v")),
                check(new Guard.Count("c", -1, 1), new Guard.Count("c", 1, 1)),
                check(new Guard.MustExist("free")));

        assertThat(rows.head).isEqualTo(before);
        assertThat(answers.getFirst().join().recordedAt()).isEqualTo(before.recordedAt());
        assertThat(answers.getFirst().join().version()).isEqualTo(1);
        for (AppendRequest changing : List.of(
                check(new Guard.Claim("free", null)),
                check(new Guard.Release("k"), new Guard.Claim("k", "w")),
                check(new Guard.Release("k")),
                check(new Guard.Count("c", -1, 1)),
                append().with(List.of(), List.of(), receipt("r", 1)))) {
            long number = rows.head.number();
            rows.commit(changing).getFirst().join();
            assertThat(rows.head.number()).isEqualTo(number + 1);
        }
    }

    @Test
    void aCounterIsBoundedToTheEndOfItsRange() {
        rows.commit(check(new Guard.Count("c", Long.MAX_VALUE - 1, Long.MAX_VALUE)));
        assertThat(refusal(rows.commit(check(new Guard.Count("c", 2, Long.MAX_VALUE)))
                        .getFirst()))
                .isEqualTo(new AppendRefusal.LimitExceeded("c", Long.MAX_VALUE, Long.MAX_VALUE));
        rows.commit(check(new Guard.Count("c", 1, Long.MAX_VALUE))).getFirst().join();
        assertThat(rows.counters).containsEntry("c", Long.MAX_VALUE);
        assertThat(refusal(rows.commit(check(new Guard.Count("d", -1, 5))).getFirst()))
                .isEqualTo(new AppendRefusal.LimitExceeded("d", -1, 5));
        assertThat(refusal(rows.commit(check(new Guard.Count("d", 6, 5))).getFirst()))
                .isEqualTo(new AppendRefusal.LimitExceeded("d", 6, 5));
    }

    @Test
    void anEventIsRecordedAsItWasGivenWithItsPlaceAndTimes() {
        NewEvent own = event("a", 0L, Instant.parse("2001-02-03T04:05:06.123456789Z"));
        NewEvent live = event("a");
        rows.commit(append(event("b")), append(own, live));

        assertThat(rows.events.get(1))
                .usingRecursiveComparison()
                .isEqualTo(new RecordedEvent(
                        2,
                        "a",
                        "thing",
                        0,
                        "scope-of-a",
                        "thing.happened",
                        "1",
                        own.eventId(),
                        Micros.instant(NOW),
                        Instant.parse("2001-02-03T04:05:06.123456Z"),
                        own.payload(),
                        own.metadata()));
        assertThat(rows.events.get(2).occurredAt()).isEqualTo(Micros.instant(NOW));
        assertThat(rows.events.get(2).sequence()).isEqualTo(1);
    }

    @Test
    void theTreeGrowsFromGroupToGroup() {
        for (int group = 0; group < 4; group++) {
            rows.commit(append(event("a"), event("b")), append(event("c")));
        }
        var tree = new Frontier();
        var sha256 = Sha256.digest();
        for (RecordedEvent event : rows.events) {
            byte[] recordedAt = PreparedEvent.line(Micros.of(event.recordedAt()));
            tree.add(PreparedEvent.of(event.asNew(), sha256)
                    .leafHash(event.position(), event.sequence(), recordedAt, sha256));
        }
        assertThat(tree.size()).isEqualTo(12);
        assertThat(rows.frontier).isEqualTo(tree.bytes());
    }

    @Test
    void aGroupCountsWhatItDecided() {
        Group group = rows.group();
        Submission first = new Submission(append(event("a", 0L)));
        group.decide(first);
        group.decide(new Submission(append(event("a", 0L))));
        group.decide(new Submission(check(new ExpectedVersion("a", 5))));
        group.decide(new Submission(check(new Guard.MustExist("nothing"))));

        assertThat(group.requests()).isEqualTo(4);
        assertThat(group.refused()).isEqualTo(3);
        assertThat(group.conflicts()).isEqualTo(2);
        assertThat(group.placed()).hasSize(1);
        assertThat(group.oldest()).isEqualTo(first.since());
        assertThat(group.recordedMicros()).isEqualTo(NOW);
        assertThat(group.writer()).isNotEqualTo(rows.group().writer());
        assertThat(first.answer()).as("not answered before it is durable").isNotDone();
    }

    @Test
    void aStreamKeepsTheTypeItBeganWith() {
        Group group = rows.group();
        group.decide(new Submission(append(event("a")).with(List.of(new ExpectedVersion("a", 0)), List.of(), null)));
        group.decide(new Submission(AppendRequest.of(
                List.of(new NewEvent("id", "a", "other", null, null, "t", null, new byte[0], new byte[0], null)))));

        assertThat(group.changedStreams())
                .singleElement()
                .satisfies(stream -> assertThat(stream.type).isEqualTo("thing"));
    }
}
