package io.taskflow.eventstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.eventstore.AppendRefusedException;
import io.taskflow.eventstore.AppendRequest;
import io.taskflow.eventstore.AppendResult;
import io.taskflow.eventstore.ExpectedVersion;
import io.taskflow.eventstore.Guard;
import io.taskflow.eventstore.NewEvent;
import io.taskflow.eventstore.Receipt;
import io.taskflow.eventstore.contract.Samples;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;

/** Whatever is sent, in groups or alone, each request gets the answer that one log in one memory would have given, one request after the other. */
class DecisionsTest {
    private static final Logs logs = new Logs();

    @AfterContainer
    static void close() {
        logs.close();
    }

    @Property(tries = 25, shrinking = ShrinkingMode.BOUNDED)
    void decidesAsOneAfterTheOtherWould(@ForAll("groups") List<List<AppendRequest>> groups) throws Exception {
        logs.empty();
        try (PostgresLog log = logs.open()) {
            ModelLog model = new ModelLog();
            for (List<AppendRequest> group : groups) {
                List<CompletableFuture<AppendResult>> answers;
                try (var _ = logs.holdLock()) {
                    answers = group.stream().map(log::submit).toList();
                }
                for (int i = 0; i < group.size(); i++) {
                    assertThat(outcome(answers.get(i))).isEqualTo(model.decide(group.get(i)));
                }
            }
            assertThat(Samples.all(log).stream()
                            .map(event -> event.streamId() + "/" + event.sequence() + "/" + event.eventId()))
                    .isEqualTo(model.state().events);
            assertThat(stored("SELECT stream_id, version FROM log.stream")).isEqualTo(text(model.state().versions));
            assertThat(stored("SELECT key, value FROM log.counter")).isEqualTo(text(model.state().counters));
            assertThat(stored("SELECT key, coalesce(value, '-') FROM log.claim"))
                    .isEqualTo(model.state().claims.entrySet().stream()
                            .collect(
                                    HashMap::new,
                                    (m, e) -> m.put(e.getKey(), e.getValue().orElse("-")),
                                    Map::putAll));
        }
    }

    private static Object outcome(CompletableFuture<AppendResult> answer) throws Exception {
        try {
            AppendResult result = answer.orTimeout(Samples.PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .join();
            return new ModelLog.Taken(result.position(), result.versions(), result.replayed(), result.resultId());
        } catch (CompletionException e) {
            return ((AppendRefusedException) e.getCause()).refusal();
        }
    }

    private static Map<String, String> stored(String sql) throws SQLException {
        var rows = new HashMap<String, String>();
        try (var connection = logs.pool.getConnection();
                var result = connection.createStatement().executeQuery(sql)) {
            while (result.next()) {
                rows.put(result.getString(1), result.getString(2));
            }
        }
        return rows;
    }

    private static Map<String, String> text(Map<String, Long> numbers) {
        var text = new HashMap<String, String>();
        numbers.forEach((key, number) -> {
            if (number != 0) {
                text.put(key, number.toString());
            }
        });
        return text;
    }

    @Provide
    Arbitrary<List<List<AppendRequest>>> groups() {
        return requests().list().ofMinSize(1).ofMaxSize(12).list().ofMinSize(1).ofMaxSize(6);
    }

    /** Few names, so that requests meet. */
    private static Arbitrary<AppendRequest> requests() {
        Arbitrary<String> streams = Arbitraries.of("a", "b", "c");
        Arbitrary<String> keys = Arbitraries.of("k1", "k2", "k3");
        Arbitrary<NewEvent> events = Combinators.combine(
                        streams,
                        Arbitraries.longs().between(0, 5).injectNull(0.5),
                        Arbitraries.integers().between(0, 60))
                .as((stream, sequence, id) -> new NewEvent(
                        "id-" + id, stream, "thing", null, sequence, "t", null, new byte[] {1}, new byte[0], null));
        Arbitrary<Guard> guards = Arbitraries.oneOf(
                keys.map(Guard.MustExist::new),
                keys.map(key -> new Guard.MustExist(key, true)),
                keys.map(Guard.MustNotExist::new),
                Combinators.combine(keys, Arbitraries.of("v", "w").injectNull(0.3))
                        .as(Guard.Claim::new),
                keys.map(key -> new Guard.Claim(key, null)),
                keys.map(Guard.Release::new),
                Combinators.combine(
                                keys,
                                Arbitraries.longs().between(-2, 3),
                                Arbitraries.longs().between(0, 5))
                        .as(Guard.Count::new));
        Arbitrary<ExpectedVersion> expected =
                Combinators.combine(streams, Arbitraries.longs().between(0, 3)).as(ExpectedVersion::new);
        Arbitrary<Receipt> receipts = Combinators.combine(
                        Arbitraries.of("r1", "r2", "r3", "r4"),
                        Arbitraries.bytes().between((byte) 1, (byte) 2))
                .as((key, print) -> new Receipt(key, new byte[] {print}, "for-" + key));
        return Combinators.combine(
                        events.list().ofMaxSize(3),
                        expected.list().ofMaxSize(1),
                        guards.list().ofMaxSize(3),
                        receipts.injectNull(0.6))
                .as((e, x, g, r) -> new AppendRequest(e, x, g, r, null));
    }
}
