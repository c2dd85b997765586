package io.taskflow.eventstore.axon;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.axonframework.common.Registration;
import org.axonframework.eventsourcing.AggregateCacheEntry;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the aggregates used last, for {@code @Aggregate(cache = "aggregateCache")}. Another process may have appended since, so each hit is noted in
 * the unit of work and confirmed by its append; what proves stale is evicted by the roll-back and loaded anew.
 */
public final class AggregateCache implements org.axonframework.common.caching.Cache {

    private final Cache<Object, Object> entries;

    /** @param size number of aggregates kept at most */
    public AggregateCache(long size) {
        entries = Caffeine.newBuilder().maximumSize(size).build();
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // As the interface has it.
    public <K, V> @Nullable V get(K key) {
        Object entry = entries.getIfPresent(key);
        DecisionBasis.noteAsked(key.toString(), version(entry));
        return (V) entry;
    }

    @Override
    public void put(Object key, Object value) {
        Long version = version(value);
        if (version != null) {
            DecisionBasis.noteSaved(key.toString(), version);
        }
        entries.put(key, value);
    }

    @Override
    public boolean putIfAbsent(Object key, Object value) {
        return entries.asMap().putIfAbsent(key, value) == null;
    }

    @Override
    public boolean remove(Object key) {
        return entries.asMap().remove(key) != null;
    }

    @Override
    public void removeAll() {
        entries.invalidateAll();
    }

    @Override
    public boolean containsKey(Object key) {
        return entries.asMap().containsKey(key);
    }

    @Override
    public Registration registerCacheEntryListener(EntryListener listener) {
        throw new UnsupportedOperationException("this cache tells nobody of its entries");
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
