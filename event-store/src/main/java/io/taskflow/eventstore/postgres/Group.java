package io.taskflow.eventstore.postgres;

import io.taskflow.eventstore.AppendRefusal;
import io.taskflow.eventstore.AppendRefusedException;
import io.taskflow.eventstore.AppendRequest;
import io.taskflow.eventstore.AppendResult;
import io.taskflow.eventstore.ExpectedVersion;
import io.taskflow.eventstore.FutureInstantException;
import io.taskflow.eventstore.Guard;
import io.taskflow.eventstore.Receipt;
import io.taskflow.eventstore.RecordedEvent;
import io.taskflow.eventstore.Sha256;
import io.taskflow.eventstore.postgres.Facts.StoredStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The requests that are committed together: decides them one after the other on what the log held and what those before them change, in memory
 * alone. A refused request leaves no trace. For use by one thread.
 */
final class Group {
    private final Facts facts;
    private final long recordedMicros;
    private final UUID writer = UUID.randomUUID();

    private final Map<String, Stream> streams = new HashMap<>();
    private final Map<String, Claim> claims = new HashMap<>();
    private final Map<String, Counter> counters = new HashMap<>();
    private final Map<String, StoredReceipt> newReceipts = new LinkedHashMap<>();
    private final Set<String> newIds = new HashSet<>();
    private final List<Placed> placed = new ArrayList<>();
    private final List<Decided> decided = new ArrayList<>();
    private final List<Runnable> undo = new ArrayList<>();
    private long position;
    private boolean raisesTime;
    private int conflicts;
    private byte[] frontier;

    Group(Facts facts) {
        this(facts, facts.nowMicros);
    }

    /** @param recordedMicros when it is recorded, unless the log's time, which never falls, is there already */
    Group(Facts facts, long recordedMicros) {
        this.facts = facts;
        this.position = facts.head.position();
        this.frontier = facts.frontier;
        this.recordedMicros = Math.max(recordedMicros, facts.head.recordedMicros() + 1);
    }

    /** An event and its place. */
    record Placed(PreparedEvent prepared, long position, long sequence) {}

    /** A request and what became of it. */
    private record Decided(Submission submission, Verdict verdict) {}

    private sealed interface Verdict {}

    /** @param versions the request's first stream first */
    private record Accepted(
            long position,
            Map<String, Long> versions,
            @Nullable String resultId) implements Verdict {}

    private record Replayed(StoredReceipt receipt) implements Verdict {}

    private record Refused(RuntimeException why) implements Verdict {}

    static final class Stream {
        final String id;
        final StoredStream stored;
        long version;

        @Nullable
        String type;

        Stream(String id, @Nullable String type, StoredStream stored) {
            this.id = id;
            this.type = type;
            this.stored = stored;
            this.version = stored.version();
        }

        /** Whether its row is there and counts on the index of this month. */
        boolean growsIn(YearMonth month) {
            return month.equals(stored.growingIn());
        }
    }

    static final class Claim {
        final String key;
        final boolean storedTaken;
        final @Nullable String storedValue;
        boolean taken;

        @Nullable
        String value;

        Claim(String key, boolean taken, @Nullable String value) {
            this.key = key;
            this.storedTaken = taken;
            this.storedValue = value;
            this.taken = taken;
            this.value = value;
        }

        boolean changed() {
            return taken != storedTaken || !Objects.equals(value, storedValue);
        }
    }

    static final class Counter {
        final String key;
        final long stored;
        long value;

        Counter(String key, long stored) {
            this.key = key;
            this.stored = stored;
            this.value = stored;
        }
    }

    void decide(Submission submission) {
        undo.clear();
        Verdict verdict = verdict(submission);
        if (verdict instanceof Refused) {
            for (int i = undo.size() - 1; i >= 0; i--) {
                undo.get(i).run();
            }
        }
        decided.add(new Decided(submission, verdict));
    }

    private Verdict verdict(Submission submission) {
        AppendRequest request = submission.request();
        for (Guard guard : request.guards()) {
            if (guard instanceof Guard.MustExist must && must.right() && !claim(must.key()).taken) {
                return refused(new AppendRefusal.Missing(must.key(), true));
            }
        }
        Receipt receipt = request.receipt();
        if (receipt != null) {
            StoredReceipt earlier = newReceipts.getOrDefault(receipt.key(), facts.receipts.get(receipt.key()));
            if (earlier != null) {
                return Arrays.equals(earlier.fingerprint(), receipt.fingerprint())
                        ? new Replayed(earlier)
                        : refused(new AppendRefusal.ReceiptMismatch(receipt.key()));
            }
        }
        boolean raise = false;
        Instant raiseTimeTo = request.raiseTimeTo();
        if (raiseTimeTo != null) {
            long asked = Micros.of(raiseTimeTo);
            raise = asked > facts.head.recordedMicros();
            if (raise && asked > facts.nowMicros) {
                return new Refused(new FutureInstantException(raiseTimeTo, Micros.instant(facts.nowMicros)));
            }
        }
        for (ExpectedVersion expected : request.expected()) {
            long actual = stream(expected.streamId(), null).version;
            if (actual != expected.version()) {
                return conflict(expected.streamId(), expected.version(), actual);
            }
        }
        int before = placed.size();
        for (PreparedEvent prepared : submission.events()) {
            Refused refused = place(prepared, request);
            if (refused != null) {
                return refused;
            }
        }
        for (Guard guard : request.guards()) {
            AppendRefusal refusal = obey(guard);
            if (refusal != null) {
                return refused(refusal);
            }
        }
        for (PreparedEvent prepared : submission.events()) {
            String id = prepared.event().eventId();
            if (facts.eventIds.contains(id) || !newIds.add(id)) {
                return refused(new AppendRefusal.DuplicateEvent(id));
            }
            undo.add(() -> newIds.remove(id));
        }
        Map<String, Long> versions = versions(request, before);
        String resultId = receipt == null ? null : receipt.resultId();
        raisesTime |= raise;
        if (receipt != null) {
            newReceipts.put(
                    receipt.key(),
                    new StoredReceipt(
                            receipt.key(),
                            receipt.fingerprint(),
                            resultId,
                            position,
                            recordedMicros,
                            StoredReceipt.lines(versions)));
        }
        return new Accepted(position, versions, resultId);
    }

    private @Nullable Refused place(PreparedEvent prepared, AppendRequest request) {
        var event = prepared.event();
        Stream stream = stream(event.streamId(), event.aggregateType());
        // Whoever expects that there is no stream may begin one anywhere: its first events may be archived elsewhere.
        if (event.sequence() != null
                && stream.version == 0
                && request.expected().contains(new ExpectedVersion(stream.id, 0))) {
            stream.version = event.sequence();
            undo.add(() -> stream.version = 0);
        }
        if (event.sequence() != null && event.sequence() != stream.version) {
            return conflict(stream.id, event.sequence(), stream.version);
        }
        placed.add(new Placed(prepared, ++position, stream.version++));
        undo.add(() -> {
            placed.removeLast();
            position--;
            stream.version--;
        });
        return null;
    }

    private @Nullable AppendRefusal obey(Guard guard) {
        return switch (guard) {
            // A right was checked before all else, on what was before the request.
            case Guard.MustExist must -> {
                boolean holds = must.right() || claim(must.key()).taken;
                yield holds ? null : new AppendRefusal.Missing(must.key(), false);
            }
            case Guard.MustHold(String key, String value) -> {
                Claim claim = claim(key);
                if (!claim.taken) {
                    yield new AppendRefusal.Missing(key, false);
                }
                yield Objects.equals(claim.value, value) ? null : new AppendRefusal.Taken(key, claim.value);
            }
            case Guard.MustNotExist(String key) -> {
                Claim claim = claim(key);
                yield claim.taken ? new AppendRefusal.Taken(key, claim.value) : null;
            }
            case Guard.Claim(String key, String value) -> {
                Claim claim = claim(key);
                if (claim.taken) {
                    yield new AppendRefusal.Taken(key, claim.value);
                }
                set(claim, true, value);
                yield null;
            }
            case Guard.Release(String key) -> {
                Claim claim = claim(key);
                if (!claim.taken) {
                    yield new AppendRefusal.Missing(key, false);
                }
                set(claim, false, null);
                yield null;
            }
            case Guard.Count(String key, long delta, long max) -> count(counter(key), delta, max);
        };
    }

    private void set(Claim claim, boolean taken, @Nullable String value) {
        boolean takenBefore = claim.taken;
        String valueBefore = claim.value;
        claim.taken = taken;
        claim.value = value;
        undo.add(() -> {
            claim.taken = takenBefore;
            claim.value = valueBefore;
        });
    }

    private @Nullable AppendRefusal count(Counter counter, long delta, long max) {
        long before = counter.value;
        // Beyond the range of a long is beyond every bound.
        long after = delta > 0 && before > Long.MAX_VALUE - delta ? Long.MAX_VALUE : before + delta;
        if (after < 0 || after > max || after - before != delta) {
            return new AppendRefusal.LimitExceeded(counter.key, after, max);
        }
        counter.value = after;
        undo.add(() -> counter.value = before);
        return null;
    }

    private Map<String, Long> versions(AppendRequest request, int before) {
        int count = placed.size() - before;
        if (count == 1 && request.expected().isEmpty()) {
            Placed only = placed.get(before);
            return Map.of(only.prepared().event().streamId(), only.sequence() + 1);
        }
        if (count == 0 && request.expected().isEmpty()) {
            return Map.of();
        }
        var versions = LinkedHashMap.<String, Long>newLinkedHashMap(
                count + request.expected().size());
        for (int i = before; i < placed.size(); i++) {
            Placed one = placed.get(i);
            versions.put(one.prepared().event().streamId(), one.sequence() + 1);
        }
        for (ExpectedVersion expected : request.expected()) {
            versions.putIfAbsent(expected.streamId(), expected.version());
        }
        return Collections.unmodifiableMap(versions);
    }

    private Refused conflict(String streamId, long expected, long actual) {
        conflicts++;
        return refused(new AppendRefusal.VersionConflict(streamId, expected, actual));
    }

    private static Refused refused(AppendRefusal refusal) {
        return new Refused(new AppendRefusedException(refusal));
    }

    private Stream stream(String id, @Nullable String type) {
        Stream known = streams.get(id);
        if (known == null) {
            known = new Stream(id, type, facts.streams.getOrDefault(id, StoredStream.NONE));
            streams.put(id, known);
        } else if (known.type == null) {
            known.type = type;
        }
        return known;
    }

    private Claim claim(String key) {
        Claim known = claims.get(key);
        if (known == null) {
            known = new Claim(key, facts.claims.containsKey(key), facts.claims.get(key));
            claims.put(key, known);
        }
        return known;
    }

    private Counter counter(String key) {
        Counter known = counters.get(key);
        if (known == null) {
            known = new Counter(key, facts.counters.getOrDefault(key, 0L));
            counters.put(key, known);
        }
        return known;
    }

    /** Whether there is anything to write; if not, every answer tells of the head that was found. */
    boolean writes() {
        return !placed.isEmpty()
                || raisesTime
                || !newReceipts.isEmpty()
                || claims.values().stream().anyMatch(Claim::changed)
                || counters.values().stream().anyMatch(counter -> counter.value != counter.stored);
    }

    /** Adds the events to the tree. To be called once, when all is decided. */
    byte[][] hashLeaves() {
        MessageDigest sha256 = Sha256.digest();
        Frontier tree = new Frontier(facts.frontier, facts.head.position());
        byte[] recordedAt = PreparedEvent.line(recordedMicros);
        byte[][] leaves = new byte[placed.size()][];
        for (int i = 0; i < leaves.length; i++) {
            Placed one = placed.get(i);
            leaves[i] = one.prepared().leafHash(one.position(), one.sequence(), recordedAt, sha256);
            tree.add(leaves[i]);
        }
        frontier = tree.bytes();
        return leaves;
    }

    List<Placed> placed() {
        return placed;
    }

    List<RecordedEvent> recorded() {
        Instant recordedAt = Micros.instant(recordedMicros);
        return placed.stream()
                .map(one -> {
                    var event = one.prepared().event();
                    return new RecordedEvent(
                            one.position(),
                            event.streamId(),
                            event.aggregateType(),
                            one.sequence(),
                            event.scope(),
                            event.type(),
                            event.revision(),
                            event.eventId(),
                            recordedAt,
                            event.occurredAt() == null
                                    ? recordedAt
                                    : Micros.instant(one.prepared().occurredMicros()),
                            event.payload(),
                            event.metadata());
                })
                .toList();
    }

    List<Stream> changedStreams() {
        return streams.values().stream()
                .filter(stream -> stream.version != stream.stored.version())
                .toList();
    }

    List<Claim> changedClaims() {
        return claims.values().stream().filter(Claim::changed).toList();
    }

    List<Counter> changedCounters() {
        return counters.values().stream()
                .filter(counter -> counter.value != counter.stored)
                .toList();
    }

    List<StoredReceipt> newReceipts() {
        return List.copyOf(newReceipts.values());
    }

    Head before() {
        return facts.head;
    }

    /** The head once this group is committed. */
    Head after() {
        return writes() ? new Head(facts.head.number() + 1, position, recordedMicros) : facts.head;
    }

    byte[] frontier() {
        return frontier;
    }

    long recordedMicros() {
        return recordedMicros;
    }

    /** Tells this group from every other. */
    UUID writer() {
        return writer;
    }

    int conflicts() {
        return conflicts;
    }

    int refused() {
        return (int)
                decided.stream().filter(one -> one.verdict() instanceof Refused).count();
    }

    int requests() {
        return decided.size();
    }

    /** {@link System#nanoTime} of the arrival of its first request. */
    long oldest() {
        return decided.getFirst().submission().since();
    }

    /** To be called when it is durable. */
    void answer() {
        Instant recordedAt = after().recordedAt();
        for (Decided one : decided) {
            var answer = one.submission().answer();
            switch (one.verdict()) {
                case Accepted accepted -> answer.complete(result(accepted, recordedAt));
                case Replayed(StoredReceipt receipt) -> answer.complete(receipt.replay());
                case Refused(RuntimeException why) -> answer.completeExceptionally(why);
            }
        }
    }

    private static AppendResult result(Accepted accepted, Instant recordedAt) {
        Map<String, Long> versions = accepted.versions();
        Long first = versions.isEmpty() ? null : versions.values().iterator().next();
        return new AppendResult(accepted.position(), recordedAt, versions, false, accepted.resultId(), first);
    }
}
