package io.taskflow.eventstore.postgres;

import static io.taskflow.eventstore.contract.Samples.append;
import static io.taskflow.eventstore.contract.Samples.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.eventstore.AppendResult;
import io.taskflow.eventstore.RecordedEvent;
import io.taskflow.eventstore.contract.Samples;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostgresLogTest {
    private final Logs logs = new Logs();

    @AfterEach
    void close() {
        logs.close();
    }

    @Test
    void whatIsAppendedIsRead() {
        var log = logs.open();
        var first = event("a", 0L);
        AppendResult result = log.append(append(first, event("a", 1L), event("b")));

        assertThat(result.position()).isEqualTo(3);
        assertThat(result.versions()).containsEntry("a", 2L).containsEntry("b", 1L);
        assertThat(result.version()).isEqualTo(2);
        assertThat(log.head()).isEqualTo(3);
        assertThat(log.headTime()).isEqualTo(result.recordedAt());
        var read = Samples.all(log);
        assertThat(read).extracting(RecordedEvent::position).containsExactly(1L, 2L, 3L);
        RecordedEvent one = read.getFirst();
        assertThat(one)
                .usingRecursiveComparison()
                .isEqualTo(new RecordedEvent(
                        1,
                        "a",
                        "thing",
                        0,
                        "scope-of-a",
                        "thing.happened",
                        "1",
                        first.eventId(),
                        result.recordedAt(),
                        result.recordedAt(),
                        first.payload(),
                        first.metadata()));
        var stream = new ArrayList<RecordedEvent>();
        log.readStream("a", 1, stream::add);
        assertThat(stream).extracting(RecordedEvent::sequence).containsExactly(1L);
        assertThat(log.version("a")).isEqualTo(2);
        assertThat(log.version("c")).isZero();
        assertThat(log.anyInScope("scope-of-b", 0, 2)).isFalse();
        assertThat(log.anyInScope("scope-of-b", 2, 3)).isTrue();
        assertThat(log.positionKnownAt(result.recordedAt())).isEqualTo(3);
        assertThat(log.positionKnownAt(result.recordedAt().minusNanos(1_000))).isZero();
    }
}
