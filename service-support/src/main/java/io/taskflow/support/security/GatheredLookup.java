package io.taskflow.support.security;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Looks keys up, those that are asked for while a query is under way together in the next one: many callers share a round trip, and one alone waits
 * for nobody. Every answer comes from a query that began after it was asked for.
 */
final class GatheredLookup<K, V> {
    private final Function<Set<K>, Map<K, V>> query;
    private final ReentrantLock lock = new ReentrantLock();
    private List<Asked<K, V>> waiting = new ArrayList<>();
    private boolean querying;

    /** @param query answers the keys it finds */
    GatheredLookup(Function<Set<K>, Map<K, V>> query) {
        this.query = query;
    }

    private sealed interface Turn<V> {}

    private record Answer<V>(Optional<V> found) implements Turn<V> {}

    /** It is the caller's turn to query, for all that wait. */
    private record Query<V>() implements Turn<V> {}

    private record Asked<K, V>(K key, CompletableFuture<Turn<V>> turn) {}

    /** What there is under a key; throws what the query threw. */
    Optional<V> find(K key) {
        var asked = new Asked<K, V>(key, new CompletableFuture<>());
        return switch (ask(asked) ? new Query<V>() : turn(asked)) {
            case Answer<V>(Optional<V> found) -> found;
            case Query<V> mine -> queryForAll(asked);
        };
    }

    /** Whether nobody queries now, so that the caller does. */
    private boolean ask(Asked<K, V> asked) {
        lock.lock();
        try {
            waiting.add(asked);
            boolean first = !querying;
            querying = true;
            return first;
        } finally {
            lock.unlock();
        }
    }

    private static <K, V> Turn<V> turn(Asked<K, V> asked) {
        try {
            return asked.turn().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private Optional<V> queryForAll(Asked<K, V> own) {
        List<Asked<K, V>> all = takeWaiting();
        try {
            Set<K> keys = new HashSet<>();
            all.forEach(asked -> keys.add(asked.key()));
            Map<K, V> found = query.apply(keys);
            all.forEach(asked -> asked.turn().complete(new Answer<>(Optional.ofNullable(found.get(asked.key())))));
            return Optional.ofNullable(found.get(own.key()));
        } catch (RuntimeException | Error e) {
            all.forEach(asked -> asked.turn().completeExceptionally(e));
            throw e;
        } finally {
            passOn();
        }
    }

    private List<Asked<K, V>> takeWaiting() {
        lock.lock();
        try {
            List<Asked<K, V>> all = waiting;
            waiting = new ArrayList<>();
            return all;
        } finally {
            lock.unlock();
        }
    }

    /** Nobody queries twice in a row for others. */
    private void passOn() {
        lock.lock();
        try {
            querying = !waiting.isEmpty();
            if (querying) {
                waiting.getFirst().turn().complete(new Query<>());
            }
        } finally {
            lock.unlock();
        }
    }
}
