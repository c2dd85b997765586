package io.taskflow.eventstore.postgres;

import io.taskflow.eventstore.AppendRefusal;
import io.taskflow.eventstore.AppendRequest;
import io.taskflow.eventstore.ExpectedVersion;
import io.taskflow.eventstore.Guard;
import io.taskflow.eventstore.NewEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the log promises, said as simply as can be: one request after the other, on a copy that is kept or thrown away. */
final class ModelLog {
    private State state = new State();

    /** The answer to a request that was taken. */
    record Taken(long position, Map<String, Long> versions, boolean replayed, String resultId) {}

    private record Kept(byte[] fingerprint, Taken answer) {}

    static final class State {
        final List<String> events = new ArrayList<>();
        final Map<String, Long> versions = new HashMap<>();
        final Map<String, Optional<String>> claims = new HashMap<>();
        final Map<String, Long> counters = new HashMap<>();
        final Set<String> ids = new HashSet<>();
        final Map<String, Kept> receipts = new HashMap<>();

        State copy() {
            State copy = new State();
            copy.events.addAll(events);
            copy.versions.putAll(versions);
            copy.claims.putAll(claims);
            copy.counters.putAll(counters);
            copy.ids.addAll(ids);
            copy.receipts.putAll(receipts);
            return copy;
        }
    }

    State state() {
        return state;
    }

    /** @return {@link Taken} or an {@link AppendRefusal} */
    Object decide(AppendRequest request) {
        State next = state.copy();
        for (Guard guard : request.guards()) {
            if (guard instanceof Guard.MustExist must && must.right() && !next.claims.containsKey(must.key())) {
                return new AppendRefusal.Missing(must.key(), true);
            }
        }
        if (request.receipt() != null) {
            Kept kept = next.receipts.get(request.receipt().key());
            if (kept != null) {
                Taken first = kept.answer;
                return Arrays.equals(kept.fingerprint, request.receipt().fingerprint())
                        ? new Taken(first.position, first.versions, true, first.resultId)
                        : new AppendRefusal.ReceiptMismatch(request.receipt().key());
            }
        }
        Map<String, Long> versions = new LinkedHashMap<>();
        for (ExpectedVersion expected : request.expected()) {
            long actual = next.versions.getOrDefault(expected.streamId(), 0L);
            if (actual != expected.version()) {
                return new AppendRefusal.VersionConflict(expected.streamId(), expected.version(), actual);
            }
            versions.put(expected.streamId(), actual);
        }
        for (NewEvent event : request.events()) {
            long version = next.versions.getOrDefault(event.streamId(), 0L);
            boolean begins = version == 0 && request.expected().contains(new ExpectedVersion(event.streamId(), 0));
            if (begins && event.sequence() != null) {
                version = event.sequence();
            }
            if (event.sequence() != null && event.sequence() != version) {
                return new AppendRefusal.VersionConflict(event.streamId(), event.sequence(), version);
            }
            next.versions.put(event.streamId(), version + 1);
            next.events.add(event.streamId() + "/" + version + "/" + event.eventId());
            versions.put(event.streamId(), version + 1);
        }
        for (Guard guard : request.guards()) {
            AppendRefusal refusal = obey(guard, next);
            if (refusal != null) {
                return refusal;
            }
        }
        for (NewEvent event : request.events()) {
            if (!next.ids.add(event.eventId())) {
                return new AppendRefusal.DuplicateEvent(event.eventId());
            }
        }
        Taken answer = new Taken(
                next.events.size(),
                versions,
                false,
                request.receipt() == null ? null : request.receipt().resultId());
        if (request.receipt() != null) {
            next.receipts.put(
                    request.receipt().key(), new Kept(request.receipt().fingerprint(), answer));
        }
        state = next;
        return answer;
    }

    private static AppendRefusal obey(Guard guard, State next) {
        switch (guard) {
            case Guard.MustExist must -> {
                return must.right() || next.claims.containsKey(must.key())
                        ? null
                        : new AppendRefusal.Missing(must.key(), false);
            }
            case Guard.MustNotExist(String key) -> {
                return next.claims.containsKey(key)
                        ? new AppendRefusal.Taken(key, next.claims.get(key).orElse(null))
                        : null;
            }
            case Guard.Claim(String key, String value) -> {
                if (next.claims.containsKey(key)) {
                    return new AppendRefusal.Taken(key, next.claims.get(key).orElse(null));
                }
                next.claims.put(key, Optional.ofNullable(value));
                return null;
            }
            case Guard.Release(String key) -> {
                return next.claims.remove(key) == null ? new AppendRefusal.Missing(key, false) : null;
            }
            case Guard.Count(String key, long delta, long max) -> {
                long value = next.counters.getOrDefault(key, 0L) + delta;
                if (value < 0 || value > max) {
                    return new AppendRefusal.LimitExceeded(key, value, max);
                }
                next.counters.put(key, value);
                return null;
            }
        }
    }
}
