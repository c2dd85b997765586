package io.taskflow.eventstore.axon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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
}
