package io.taskflow.eventstore.axon;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.axonframework.common.Registration;
import org.axonframework.eventsourcing.AggregateCacheEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keeps the aggregates used last, for {@code @Aggregate(cache = "aggregateCache")}. Another process may have appended since, so each hit is noted in
 * the unit of work and confirmed by its append; what proves stale is evicted by the roll-back and loaded anew.
 */
public final class AggregateCache implements org.axonframework.common.caching.Cache {

    private static final float LOAD_FACTOR = 0.75f;

    private final ReentrantLock lock = new ReentrantLock();
    /** By last use. A cache that weighs how often entries are used keeps the old ones, but what was made last is what is changed next. */
    private final Map<Object, Object> entries;

    /** @param size number of aggregates kept at most */
    public AggregateCache(long size) {
        entries = new LinkedHashMap<>(16, LOAD_FACTOR, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Object, Object> eldest) {
                return size() > size;
            }
        };
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // As the interface has it.
    public <K, V> @Nullable V get(K key) {
        Object entry = locked(known -> known.get(key));
        DecisionBasis.noteAsked(key.toString(), version(entry));
        return (V) entry;
    }

    @Override
    public void put(Object key, Object value) {
        Long version = version(value);
        if (version != null) {
            DecisionBasis.noteSaved(key.toString(), version);
        }
        locked(known -> known.put(key, value));
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            forgetOnRollback(key);
        }
    }

    /** An append that joined a transaction of the caller's is undone with it, after the unit of work was a success. */
    private void forgetOnRollback(Object key) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status != STATUS_COMMITTED) {
                    remove(key);
                }
            }
        });
    }

    @Override
    public boolean putIfAbsent(Object key, Object value) {
        return locked(known -> known.putIfAbsent(key, value)) == null;
    }

    @Override
    public boolean remove(Object key) {
        return locked(known -> known.remove(key)) != null;
    }

    @Override
    public void removeAll() {
        lock.lock();
        try {
            entries.clear();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean containsKey(Object key) {
        return locked(known -> known.get(key)) != null;
    }

    @Override
    public Registration registerCacheEntryListener(EntryListener listener) {
        throw new UnsupportedOperationException("this cache tells nobody of its entries");
    }

    private @Nullable Object locked(Function<Map<Object, Object>, @Nullable Object> use) {
        lock.lock();
        try {
            return use.apply(entries);
        } finally {
            lock.unlock();
        }
    }

    /** Number of events in the entry's state. An entry that never left the process holds its aggregate and needs nothing to recreate it. */
    private static @Nullable Long version(@Nullable Object entry) {
        if (!(entry instanceof AggregateCacheEntry<?> aggregate)) {
            return null;
        }
        Long lastSequence = aggregate.recreateAggregate(null, null, null).version();
        return lastSequence == null ? null : lastSequence + 1;
    }
}
