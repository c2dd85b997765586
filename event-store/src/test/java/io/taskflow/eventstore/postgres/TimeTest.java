package io.taskflow.eventstore.postgres;

import static io.taskflow.eventstore.postgres.Logs.append;
import static io.taskflow.eventstore.postgres.Logs.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskflow.eventstore.AppendRequest;
import io.taskflow.eventstore.AppendResult;
import io.taskflow.eventstore.FutureInstantException;
import io.taskflow.eventstore.LogUnavailableException;
import io.taskflow.eventstore.RecordedEvent;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimeTest {
    private final Logs logs = new Logs();

    @AfterEach
    void close() {
        logs.close();
    }

    /** As if a clock that was ahead had stamped the newest group: from here on it stands still until ours has caught up. */
    private void headRecordedAt(Instant time) throws SQLException {
        logs.execute("INSERT INTO log.append_group SELECT number + 1, last_position + 1, last_position, '" + time
                + "', gen_random_uuid(), frontier FROM log.append_group ORDER BY number DESC LIMIT 1");
    }

    @Test
    void timeGrowsThoughTheClockWasSetBack() throws SQLException {
        PostgresLog log = logs.open();
        log.append(append(event("a")));
        Instant ahead = Instant.now().plus(1, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.MICROS);
        headRecordedAt(ahead);

        AppendResult first = log.append(append(event("a")));
        AppendResult second = log.append(append(event("a"), event("b")));

        assertThat(first.recordedAt()).isEqualTo(ahead.plusNanos(1_000));
        assertThat(second.recordedAt()).isEqualTo(ahead.plusNanos(2_000));
        assertThat(log.positionKnownAt(ahead)).isEqualTo(1);
        assertThat(log.positionKnownAt(ahead.plusNanos(1_999))).isEqualTo(2);
        assertThat(log.positionKnownAt(ahead.plusNanos(2_000))).isEqualTo(4);
    }

    @Test
    void aSettledMomentIsFinal() throws Exception {
        PostgresLog log = logs.open();
        AppendResult before = log.append(append(event("a")));
        int groups = logs.groups.size();
        assertThat(log.settle(before.recordedAt())).isEqualTo(1);
        assertThat(log.settle(before.recordedAt().minusSeconds(5))).isEqualTo(1);
        assertThat(logs.groups).as("the past needs no group").hasSize(groups);

        Instant moment = Instant.parse(
                logs.ask("SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"));
        assertThat(log.settle(moment)).isEqualTo(1);
        assertThat(log.headTime()).isAfterOrEqualTo(moment);
        assertThat(log.append(append(event("a"))).recordedAt()).isAfter(moment);
        assertThat(log.positionKnownAt(moment)).isEqualTo(1);
        assertThatThrownBy(() -> log.settle(Instant.now().plus(1, ChronoUnit.HOURS)))
                .isInstanceOf(FutureInstantException.class);
    }

    @Test
    void manyQuestionsAboutNowCostOneGroup() throws Exception {
        PostgresLog log = logs.open();
        log.append(append(event("a")));
        List<CompletableFuture<AppendResult>> answers;
        try (var _ = logs.holdLock()) {
            Instant now = Instant.now();
            answers = IntStream.range(0, 50)
                    .mapToObj(i -> log.submit(
                            new AppendRequest(List.of(), List.of(), List.of(), null, now.minusNanos(i * 1_000L))))
                    .toList();
        }
        answers.forEach(answer -> assertThat(answer.join().position()).isEqualTo(1));
        assertThat(logs.ask("SELECT count(*) FROM log.append_group")).isEqualTo("2");
    }

    @Test
    void aNewMonthBeginsInsideAnAppendAndAllReadersFollow() throws SQLException {
        PostgresLog log = logs.open();
        PostgresLog other = logs.open();
        log.append(append(event("a"), event("b")));
        assertThat(Logs.all(other)).hasSize(2);
        YearMonth far = YearMonth.now(ZoneOffset.UTC).plusMonths(3);
        Instant begins = far.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        headRecordedAt(begins.minusNanos(1_000));
        assertThat(logs.ask("SELECT to_regclass('" + Segments.table("event", far) + "')"))
                .isEqualTo("null");

        AppendResult rolled = log.append(append(event("a"), event("c")));
        log.append(append(event("a")));
        log.append(append(event("b")));

        assertThat(rolled.recordedAt()).isEqualTo(begins);
        for (PostgresLog reader : List.of(log, other)) {
            reader.refreshHead();
            assertThat(Logs.all(reader)).extracting(RecordedEvent::position).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
            var stream = new ArrayList<Long>();
            reader.readStream("a", 0, event -> stream.add(event.position()));
            assertThat(stream).containsExactly(1L, 3L, 5L);
            var scope = new ArrayList<Long>();
            reader.readScope("scope-of-b", 0, 6, event -> scope.add(event.position()));
            assertThat(scope).containsExactly(2L, 6L);
            assertThat(reader.anyInScope("scope-of-c", 0, 6)).isTrue();
            assertThat(reader.anyInScope("scope-of-c", 4, 6)).isFalse();
        }
        assertThat(logs.ask(
                        "SELECT string_agg(first_position || '-' || coalesce(last_position::text, ''), ' ' ORDER BY month)"
                                + " FROM log.segment"))
                .isEqualTo("1-2 3-");
    }

    @Test
    void aMonthThatCannotBeMadeIsAFaultThatSaysWhich() throws SQLException {
        PostgresLog log = logs.open(Logs.settings(Duration.ofMillis(500)));
        log.append(append(event("a")));
        YearMonth far = YearMonth.now(ZoneOffset.UTC).plusMonths(3);
        headRecordedAt(far.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusNanos(1_000));
        logs.execute("ALTER FUNCTION log.make_month RENAME TO make_month_is_gone");

        assertThatThrownBy(() -> log.submit(append(event("a"))).join())
                .cause()
                .isInstanceOf(LogUnavailableException.class)
                .hasMessageContaining(far + " are missing and cannot be made");
    }
}
