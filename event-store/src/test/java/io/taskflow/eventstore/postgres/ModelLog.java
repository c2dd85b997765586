package io.taskflow.eventstore.postgres;

import io.taskflow.eventstore.AppendRefusal;
import io.taskflow.eventstore.AppendRequest;
import io.taskflow.eventstore.ExpectedVersion;
import io.taskflow.eventstore.Guard;
import io.taskflow.eventstore.NewEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What the log promises, said as simply as can be: one request after the other, in place, undone where it is refused. */
public final class ModelLog {
    private final State state = new State();
    private final Deque<Runnable> undo = new ArrayDeque<>();

    /** The answer to a request that was taken. */
    public record Taken(long position, Map<String, Long> versions, boolean replayed, String resultId) {}

    private record Kept(byte[] fingerprint, Taken answer) {}

    static final class State {
        final List<String> events = new ArrayList<>();
        final Map<String, Long> versions = new HashMap<>();
        final Map<String, Optional<String>> claims = new HashMap<>();
        final Map<String, Long> counters = new HashMap<>();
        final Map<String, Boolean> ids = new HashMap<>();
        final Map<String, Kept> receipts = new HashMap<>();
    }

    State state() {
        return state;
    }

    public long version(String streamId) {
        return state.versions.getOrDefault(streamId, 0L);
    }

    /** The event at a position: its stream, its sequence there and its id. */
    public String event(long position) {
        return state.events.get(Math.toIntExact(position) - 1);
    }

    /** @return {@link Taken} or an {@link AppendRefusal} */
    public Object decide(AppendRequest request) {
        Object verdict = attempt(request);
        if (verdict instanceof Taken) {
            undo.clear();
        } else {
            undo();
        }
        return verdict;
    }

    /** What would be decided now; nothing changes. */
    public Object verdict(AppendRequest request) {
        Object verdict = attempt(request);
        undo();
        return verdict;
    }

    private void undo() {
        while (!undo.isEmpty()) {
            undo.pop().run();
        }
    }

    private <V> V put(Map<String, V> map, String key, V value) {
        V before = map.put(key, value);
        undo.push(() -> restore(map, key, before));
        return before;
    }

    private <V> V remove(Map<String, V> map, String key) {
        V before = map.remove(key);
        undo.push(() -> restore(map, key, before));
        return before;
    }

    private static <V> void restore(Map<String, V> map, String key, V before) {
        if (before == null) {
            map.remove(key);
        } else {
            map.put(key, before);
        }
    }

    private Object attempt(AppendRequest request) {
        for (Guard guard : request.guards()) {
            if (guard instanceof Guard.MustExist must && must.right() && !state.claims.containsKey(must.key())) {
                return new AppendRefusal.Missing(must.key(), true);
            }
        }
        if (request.receipt() != null) {
            Kept kept = state.receipts.get(request.receipt().key());
            if (kept != null) {
                Taken first = kept.answer;
                return Arrays.equals(kept.fingerprint, request.receipt().fingerprint())
                        ? new Taken(first.position, first.versions, true, first.resultId)
                        : new AppendRefusal.ReceiptMismatch(request.receipt().key());
            }
        }
        Map<String, Long> versions = new LinkedHashMap<>();
        for (ExpectedVersion expected : request.expected()) {
            long actual = state.versions.getOrDefault(expected.streamId(), 0L);
            if (actual != expected.version()) {
                return new AppendRefusal.VersionConflict(expected.streamId(), expected.version(), actual);
            }
            versions.put(expected.streamId(), actual);
        }
        for (NewEvent event : request.events()) {
            long version = state.versions.getOrDefault(event.streamId(), 0L);
            boolean begins = version == 0 && request.expected().contains(new ExpectedVersion(event.streamId(), 0));
            if (begins && event.sequence() != null) {
                version = event.sequence();
            }
            if (event.sequence() != null && event.sequence() != version) {
                return new AppendRefusal.VersionConflict(event.streamId(), event.sequence(), version);
            }
            put(state.versions, event.streamId(), version + 1);
            state.events.add(event.streamId() + "/" + version + "/" + event.eventId());
            undo.push(state.events::removeLast);
            versions.put(event.streamId(), version + 1);
        }
        for (Guard guard : request.guards()) {
            AppendRefusal refusal = obey(guard);
            if (refusal != null) {
                return refusal;
            }
        }
        for (NewEvent event : request.events()) {
            if (put(state.ids, event.eventId(), true) != null) {
                return new AppendRefusal.DuplicateEvent(event.eventId());
            }
        }
        Taken answer = new Taken(
                state.events.size(),
                versions,
                false,
                request.receipt() == null ? null : request.receipt().resultId());
        if (request.receipt() != null) {
            put(
                    state.receipts,
                    request.receipt().key(),
                    new Kept(request.receipt().fingerprint(), answer));
        }
        return answer;
    }

    private AppendRefusal obey(Guard guard) {
        switch (guard) {
            case Guard.MustExist must -> {
                return must.right() || state.claims.containsKey(must.key())
                        ? null
                        : new AppendRefusal.Missing(must.key(), false);
            }
            case Guard.MustHold(String key, String value) -> {
                if (!state.claims.containsKey(key)) {
                    return new AppendRefusal.Missing(key, false);
                }
                String held = state.claims.get(key).orElse(null);
                return Objects.equals(held, value) ? null : new AppendRefusal.Taken(key, held);
            }
            case Guard.MustNotExist(String key) -> {
                return state.claims.containsKey(key)
                        ? new AppendRefusal.Taken(key, state.claims.get(key).orElse(null))
                        : null;
            }
            case Guard.Claim(String key, String value) -> {
                if (state.claims.containsKey(key)) {
                    return new AppendRefusal.Taken(key, state.claims.get(key).orElse(null));
                }
                put(state.claims, key, Optional.ofNullable(value));
                return null;
            }
            case Guard.Release(String key) -> {
                return remove(state.claims, key) == null ? new AppendRefusal.Missing(key, false) : null;
            }
            case Guard.Count(String key, long delta, long max) -> {
                long value = state.counters.getOrDefault(key, 0L) + delta;
                if (value < 0 || value > max) {
                    return new AppendRefusal.LimitExceeded(key, value, max);
                }
                put(state.counters, key, value);
                return null;
            }
        }
    }
}
