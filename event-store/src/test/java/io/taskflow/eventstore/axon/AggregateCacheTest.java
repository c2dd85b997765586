package io.taskflow.eventstore.axon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class AggregateCacheTest {

    private final AggregateCache cache = new AggregateCache(2);

    @Test
    void keepsWhatWasUsedLast() {
        cache.put("a", "A");
        cache.put("b", "B");
        cache.get("a");
        cache.put("c", "C");

        assertThat(cache.containsKey("a")).isTrue();
        assertThat(cache.containsKey("b")).isFalse();
        assertThat(cache.<String, String>get("c")).isEqualTo("C");
    }

    @Test
    void forgetsWhatItIsToldToForget() {
        cache.put("a", "A");

        assertThat(cache.putIfAbsent("a", "other")).isFalse();
        assertThat(cache.remove("a")).isTrue();
        assertThat(cache.remove("a")).isFalse();
        assertThat(cache.putIfAbsent("a", "A")).isTrue();
        cache.removeAll();
        assertThat(cache.containsKey("a")).isFalse();
    }

    @Test
    void forgetsWhatATransactionHasUndone() {
        for (int status : new int[] {
            TransactionSynchronization.STATUS_COMMITTED,
            TransactionSynchronization.STATUS_ROLLED_BACK,
            TransactionSynchronization.STATUS_UNKNOWN
        }) {
            TransactionSynchronizationManager.initSynchronization();
            try {
                cache.put("a", "A");
                TransactionSynchronizationManager.getSynchronizations().forEach(one -> one.afterCompletion(status));
            } finally {
                TransactionSynchronizationManager.clearSynchronization();
            }
            assertThat(cache.containsKey("a")).isEqualTo(status == TransactionSynchronization.STATUS_COMMITTED);
        }
    }
}
