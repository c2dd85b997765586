package io.taskflow.eventstore.postgres;

import static io.taskflow.eventstore.contract.Samples.append;
import static io.taskflow.eventstore.contract.Samples.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskflow.eventstore.AppendRefusedException;
import io.taskflow.eventstore.RecordedEvent;
import io.taskflow.eventstore.contract.Samples;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HistoryAppenderTest {
    private static final Instant THEN = Instant.parse("2019-05-31T23:59:59.999999Z");

    private final Logs logs = new Logs();

    @AfterEach
    void close() {
        logs.close();
    }

    @Test
    void historyIsRecordedWhenItWas() throws Exception {
        try (HistoryAppender history = new HistoryAppender(logs.pool)) {
            assertThat(history.append(append(event("a", 0L)), THEN).recordedAt())
                    .isEqualTo(THEN);
            assertThat(history.append(append(event("a", 1L)), THEN).recordedAt())
                    .as("time never stands still")
                    .isEqualTo(THEN.plusNanos(1_000));
            assertThat(history.append(append(event("b", 0L)), Instant.EPOCH).recordedAt())
                    .as("nor falls")
                    .isEqualTo(THEN.plusNanos(2_000));
        }
        PostgresLog log = logs.open();
        assertThat(log.append(append(event("a", 2L))).position()).isEqualTo(4);
        List<RecordedEvent> events = Samples.all(log);
        assertThat(events).extracting(RecordedEvent::position).containsExactly(1L, 2L, 3L, 4L);
        assertThat(log.positionKnownAt(THEN)).isEqualTo(1);
        assertThat(log.version("a")).isEqualTo(3);
    }

    @Test
    void theFutureIsRecordedNow() throws Exception {
        try (HistoryAppender history = new HistoryAppender(logs.pool)) {
            Instant tomorrow = Instant.now().plusSeconds(86_400);
            assertThat(history.append(append(event("a", 0L)), tomorrow).recordedAt())
                    .isBefore(Instant.now().plusSeconds(60));
        }
    }

    @Test
    void whatIsRefusedHadNoEffect() throws Exception {
        try (HistoryAppender history = new HistoryAppender(logs.pool)) {
            assertThatThrownBy(() -> history.append(append(event("a", 0L), event("b", 7L)), THEN))
                    .isInstanceOf(AppendRefusedException.class);
            assertThatThrownBy(() -> history.append(append(event("a\n", 0L)), THEN))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(history.append(append(event("a", 0L)), THEN).position()).isEqualTo(1);
        }
    }
}
