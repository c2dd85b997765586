package io.taskflow.eventstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.eventstore.AppendRefusal;
import io.taskflow.eventstore.AppendRefusedException;
import io.taskflow.eventstore.AppendRequest;
import io.taskflow.eventstore.AppendResult;
import io.taskflow.eventstore.NewEvent;
import io.taskflow.eventstore.contract.Samples;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import org.jspecify.annotations.Nullable;

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
            assertThat(stored("SELECT stream_id, 'a stream' FROM log.stream").keySet())
                    .isEqualTo(text(model.state().versions).keySet());
            model.state()
                    .versions
                    .forEach(
                            (stream, version) -> assertThat(log.version(stream)).isEqualTo(version));
            assertThat(stored("SELECT key, value FROM log.counter")).isEqualTo(text(model.state().counters));
            assertThat(stored("SELECT key, coalesce(value, '-') FROM log.claim"))
                    .isEqualTo(model.state().claims.entrySet().stream()
                            .collect(
                                    HashMap::new,
                                    (m, e) -> m.put(e.getKey(), e.getValue().orElse("-")),
                                    Map::putAll));
        }
    }

    @Example
    void ofSeveralUsedIdsTheFirstIsNamed() throws Exception {
        logs.empty();
        try (PostgresLog log = logs.open()) {
            log.submit(request(event("id-1", 0), event("id-2", 1))).join();
            assertThat(outcome(log.submit(request(event("id-2", 2), event("id-1", null)))))
                    .isEqualTo(new AppendRefusal.DuplicateEvent("id-2"));
        }
    }

    private static AppendRequest request(NewEvent... events) {
        return new AppendRequest(List.of(events), List.of(), List.of(), null, null);
    }

    private static NewEvent event(String id, @Nullable Integer sequence) {
        Long place = sequence == null ? null : sequence.longValue();
        return new NewEvent(id, "a", "thing", null, place, "t", null, new byte[] {1}, new byte[0], null);
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
        return AnyRequests.groups();
    }
}
