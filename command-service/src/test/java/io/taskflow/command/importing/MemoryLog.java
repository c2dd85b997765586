package io.taskflow.command.importing;

import io.taskflow.eventstore.AppendRefusal;
import io.taskflow.eventstore.AppendRefusedException;
import io.taskflow.eventstore.AppendRequest;
import io.taskflow.eventstore.AppendResult;
import io.taskflow.eventstore.Appender;
import io.taskflow.eventstore.Guard;
import io.taskflow.eventstore.LogUnavailableException;
import io.taskflow.eventstore.NewEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** A log in memory that obeys guards and versions, and fails where a test wants it to: before an append, or after it. */
final class MemoryLog implements Appender {
    /** What happens to a request. */
    enum Fate {
        FINE,
        LOST,
        ANSWER_LOST
    }

    interface Fates {
        Fate of(AppendRequest request);
    }

    final List<NewEvent> events = new ArrayList<>();
    final Map<String, String> claims = new HashMap<>();
    final Map<String, Long> counters = new HashMap<>();
    volatile Fates fates = request -> Fate.FINE;
    private final Map<String, Long> versions = new HashMap<>();
    private final Map<String, NewEvent> ids = new HashMap<>();

    @Override
    public synchronized AppendResult append(AppendRequest request) {
        Fate fate = fates.of(request);
        if (fate == Fate.LOST) {
            throw new LogUnavailableException("lost", null);
        }
        AppendResult result = decide(request);
        if (fate == Fate.ANSWER_LOST) {
            throw new LogUnavailableException("answer lost", null);
        }
        return result;
    }

    @Override
    public CompletableFuture<AppendResult> submit(AppendRequest request) {
        try {
            return CompletableFuture.completedFuture(append(request));
        } catch (AppendRefusedException | LogUnavailableException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** In the log's order: rights, versions, the other guards, ids. */
    private AppendResult decide(AppendRequest request) {
        for (Guard guard : request.guards()) {
            if (guard instanceof Guard.MustExist must && must.right() && !claims.containsKey(must.key())) {
                throw refused(new AppendRefusal.Missing(must.key(), true));
            }
        }
        var newVersions = new HashMap<>(versions);
        for (NewEvent event : request.events()) {
            long version = newVersions.getOrDefault(event.streamId(), 0L);
            if (event.sequence() != null && event.sequence() != version) {
                throw refused(new AppendRefusal.VersionConflict(event.streamId(), event.sequence(), version));
            }
            newVersions.put(event.streamId(), version + 1);
        }
        var newClaims = new HashMap<>(claims);
        var newCounters = new HashMap<>(counters);
        for (Guard guard : request.guards()) {
            decide(guard, newClaims, newCounters);
        }
        for (NewEvent event : request.events()) {
            if (ids.putIfAbsent(event.eventId(), event) != null) {
                throw refused(new AppendRefusal.DuplicateEvent(event.eventId()));
            }
        }
        claims.clear();
        claims.putAll(newClaims);
        counters.putAll(newCounters);
        versions.putAll(newVersions);
        events.addAll(request.events());
        return new AppendResult(events.size(), Instant.now(), Map.of(), false, null, null);
    }

    private static void decide(Guard guard, Map<String, String> claims, Map<String, Long> counters) {
        switch (guard) {
            case Guard.MustExist(String key, boolean right) -> {
                if (!right && !claims.containsKey(key)) {
                    throw refused(new AppendRefusal.Missing(key, right));
                }
            }
            case Guard.MustHold(String key, String value) -> {
                if (!claims.containsKey(key)) {
                    throw refused(new AppendRefusal.Missing(key, false));
                }
                if (!Objects.equals(claims.get(key), value)) {
                    throw refused(new AppendRefusal.Taken(key, claims.get(key)));
                }
            }
            case Guard.MustNotExist(String key) -> {
                if (claims.containsKey(key)) {
                    throw refused(new AppendRefusal.Taken(key, claims.get(key)));
                }
            }
            case Guard.Claim(String key, String value) -> {
                if (claims.containsKey(key)) {
                    throw refused(new AppendRefusal.Taken(key, claims.get(key)));
                }
                claims.put(key, value);
            }
            case Guard.Release(String key) -> {
                if (!claims.containsKey(key)) {
                    throw refused(new AppendRefusal.Missing(key, false));
                }
                claims.remove(key);
            }
            case Guard.Count(String key, long delta, long max) -> {
                long value = counters.merge(key, delta, Long::sum);
                if (value < 0 || value > max) {
                    throw refused(new AppendRefusal.LimitExceeded(key, value, max));
                }
            }
        }
    }

    private static AppendRefusedException refused(AppendRefusal refusal) {
        return new AppendRefusedException(refusal);
    }
}
