package io.taskflow.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Sequences of requests made at random from the document that the server serves, by two people who share no workspace and
 * name each other's things: no fault, no answer that is not declared, none that is endless, and nothing of the other's.
 * A failure tells its seed; {@code -Dfuzz.seed=…} asks the same again.
 */
@ExtendWith(RunningServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FuzzTest {
    private static final int REQUESTS = 10_000;
    private static final int CONNECTIONS = 8;
    private static final Duration AT_MOST = Duration.ofMinutes(5);

    /** What both have from the start. */
    private static final List<String> KINDS =
            List.of("workspaces", "boards", "columns", "labels", "tasks", "checklists", "items", "comments", "imports");

    private ApiDocument document;
    private World one;
    private World other;

    @BeforeAll
    void twoWorlds(ServerProcess server) throws Exception {
        document = ApiDocument.of(server);
        one = world(server, "canary-one");
        other = world(server, "canary-other");
    }

    private World world(ServerProcess server, String mark) throws Exception {
        World world = new World(document, Api.registered(server, mark), mark);
        KINDS.forEach(world::id);
        world.id("users");
        return world;
    }

    @Test
    void whateverIsAskedIsAnsweredAsDeclaredAndTellsNothingOfTheOther() throws Exception {
        long seed = Long.getLong("fuzz.seed", new Random().nextLong());
        System.out.printf("fuzz.seed=%d%n", seed);
        List<Fuzzer> fuzzers = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            World own = i % 2 == 0 ? one : other;
            fuzzers.add(new Fuzzer(document, own, own == one ? other : one, new Random(seed + i)));
        }
        long start = System.nanoTime();
        List<Map<Integer, Integer>> statuses = Clients.atOnce(CONNECTIONS, i -> () -> {
            try {
                return fuzzers.get(i).run(REQUESTS / CONNECTIONS);
            } catch (AssertionError e) {
                throw new AssertionError("fuzz.seed=" + seed + ", connection " + i, e);
            }
        });
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(AT_MOST);
        // Else it would have fuzzed the doors alone.
        assertThat(sum(statuses, 2)).as("good answers of %s", statuses).isGreaterThan(REQUESTS / 10);
        assertThat(sum(statuses, 4)).as("refusals of %s", statuses).isGreaterThan(REQUESTS / 10);
    }

    private static int sum(List<Map<Integer, Integer>> statuses, int hundreds) {
        return statuses.stream()
                .flatMap(each -> each.entrySet().stream())
                .flatMap(each -> each.getKey() / 100 == hundreds ? Stream.of(each.getValue()) : Stream.empty())
                .mapToInt(Integer::intValue)
                .sum();
    }
}
