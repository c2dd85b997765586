package io.taskflow.eventstore.postgres;

import static io.taskflow.eventstore.contract.Samples.append;
import static io.taskflow.eventstore.contract.Samples.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskflow.eventstore.AppendRequest;
import io.taskflow.eventstore.AppendResult;
import io.taskflow.eventstore.LogUnavailableException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
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
    void aSegmentBeginsWithTheFirstEventOfItsMonth() throws SQLException {
        PostgresLog log = logs.open();
        log.append(append(event("a"), event("b")));
        YearMonth far = YearMonth.now(ZoneOffset.UTC).plusMonths(3);
        logs.headRecordedAt(
                far.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusNanos(1_000));
        assertThat(logs.ask("SELECT to_regclass('" + Segments.table("event", far) + "')"))
                .isEqualTo("null");

        log.append(append(event("a"), event("c")));
        log.append(append(event("a")));

        assertThat(logs.ask(
                        "SELECT string_agg(first_position || '-' || coalesce(last_position::text, ''), ' ' ORDER BY month)"
                                + " FROM log.segment"))
                .isEqualTo("1-2 3-");
    }

    @Test
    void aMonthThatCannotBeMadeIsAFaultThatSaysWhich() throws SQLException {
        PostgresLog log = logs.open(Logs.settings(Duration.ofMillis(500), Duration.ofSeconds(20)));
        log.append(append(event("a")));
        YearMonth far = YearMonth.now(ZoneOffset.UTC).plusMonths(3);
        logs.headRecordedAt(
                far.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusNanos(1_000));
        logs.execute("ALTER FUNCTION log.make_month RENAME TO make_month_is_gone");

        assertThatThrownBy(() -> log.submit(append(event("a"))).join())
                .cause()
                .isInstanceOf(LogUnavailableException.class)
                .hasMessageContaining(far + " are missing and cannot be made");
    }
}
