package io.taskflow.support.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GatheredLookupTest {
    @Test
    void answersWhatItFinds() {
        var lookup = new GatheredLookup<String, Integer>(keys -> Map.of("one", 1));
        assertThat(lookup.find("one")).contains(1);
        assertThat(lookup.find("two")).isEmpty();
    }

    @Test
    void whoAsksDuringAQueryIsAnsweredByTheNextTogetherWithTheOthers() throws Exception {
        List<Set<Integer>> queries = new CopyOnWriteArrayList<>();
        var began = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var lookup = new GatheredLookup<Integer, Integer>(keys -> {
            queries.add(keys);
            began.countDown();
            await(goOn);
            return keys.stream().collect(Collectors.toMap(key -> key, key -> -key));
        });
        Map<Integer, Integer> answers = new ConcurrentHashMap<>();
        Thread first =
                Thread.startVirtualThread(() -> answers.put(0, lookup.find(0).orElseThrow()));
        began.await();
        List<Thread> others = IntStream.rangeClosed(1, 20)
                .mapToObj(key -> Thread.startVirtualThread(
                        () -> answers.put(key, lookup.find(key).orElseThrow())))
                .toList();
        for (Thread other : others) {
            while (other.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
        }
        goOn.countDown();
        first.join();
        for (Thread other : others) {
            other.join();
        }
        assertThat(answers)
                .hasSize(21)
                .allSatisfy((key, found) -> assertThat(found).isEqualTo(-key));
        assertThat(queries).hasSize(2);
        assertThat(queries.get(0)).containsExactly(0);
        assertThat(queries.get(1)).hasSize(20);
    }

    @Test
    void aFailedQueryFailsThoseItWasForAndNobodyAfter() {
        var fails = new AtomicBoolean(true);
        var lookup = new GatheredLookup<String, Integer>(keys -> {
            if (fails.get()) {
                throw new IllegalStateException("no database");
            }
            return Map.of("one", 1);
        });
        assertThatThrownBy(() -> lookup.find("one")).hasMessage("no database");
        fails.set(false);
        assertThat(lookup.find("one")).contains(1);
    }

    @Test
    void everybodyIsAnsweredHoweverManyAsk() throws Exception {
        var lookup = new GatheredLookup<Integer, Integer>(
                keys -> keys.stream().collect(Collectors.toMap(key -> key, key -> key)));
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = IntStream.range(0, 20_000)
                    .mapToObj(key -> callers.submit(() -> lookup.find(key).orElseThrow()))
                    .toList();
            for (int key = 0; key < answers.size(); key++) {
                assertThat(answers.get(key).get()).isEqualTo(key);
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
