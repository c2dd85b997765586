package io.taskflow.eventstore.postgres;

import static io.taskflow.eventstore.contract.Samples.append;
import static io.taskflow.eventstore.contract.Samples.check;
import static io.taskflow.eventstore.contract.Samples.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskflow.eventstore.AppendRefusal;
import io.taskflow.eventstore.AppendRefusedException;
import io.taskflow.eventstore.ExpectedVersion;
import io.taskflow.eventstore.archive.DirectoryArchive;
import io.taskflow.eventstore.postgres.AppendSession.Start;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stream's row is written once a month, and still everybody knows how long the stream is. */
class StreamRowsTest {
    private static final YearMonth FIRST = YearMonth.now(ZoneOffset.UTC);

    private final Logs logs = new Logs();
    private PostgresLog log;

    @TempDir
    private Path directory;

    @BeforeEach
    void begin() {
        log = logs.open();
        log.append(append(event("a"), event("b")));
        log.append(append(event("b")));
        log.append(append(event("a"), event("c"), event("b")));
    }

    @AfterEach
    void close() {
        logs.close();
    }

    private void nextMonth() throws SQLException {
        logs.headRecordedAt(FIRST.plusMonths(1)
                .atDay(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant()
                .minusNanos(1_000));
    }

    private String row(String stream) throws SQLException {
        return logs.ask("SELECT version || CASE WHEN growing THEN ' growing in ' ELSE ' in ' END"
                + " || to_char(last_at AT TIME ZONE 'UTC', 'YYYY-MM') FROM log.stream WHERE stream_id = '" + stream
                + "'");
    }

    private static void assertLength(PostgresLog log, String stream, long version) {
        assertThat(log.version(stream)).isEqualTo(version);
        List<Long> sequences = new ArrayList<>();
        log.readStream(stream, 0, Integer.MAX_VALUE, event -> sequences.add(event.sequence()));
        assertThat(sequences).hasSize((int) version).isSorted().doesNotHaveDuplicates();
        log.append(check(new ExpectedVersion(stream, version)));
        assertThatThrownBy(() -> log.append(check(new ExpectedVersion(stream, version - 1))))
                .isInstanceOfSatisfying(
                        AppendRefusedException.class,
                        refused -> assertThat(refused.refusal())
                                .isEqualTo(new AppendRefusal.VersionConflict(stream, version - 1, version)));
    }

    @Test
    void aRowIsWrittenOnceAMonth() throws SQLException {
        String written = "SELECT string_agg(xmin::text, ' ' ORDER BY stream_id) FROM log.stream";
        String before = logs.ask(written);
        log.append(append(event("a", 2L), event("b", 3L), event("b", 4L)));

        assertThat(logs.ask(written)).isEqualTo(before);
        assertThat(row("b")).isEqualTo("1 growing in " + FIRST);
        for (PostgresLog one : List.of(log, logs.open())) {
            assertLength(one, "a", 3);
            assertLength(one, "b", 5);
            assertLength(one, "c", 1);
        }
    }

    @Test
    void aStreamGoesOnInTheNextMonth() throws SQLException {
        nextMonth();
        log.append(append(event("a"), event("new")));
        log.append(append(event("a"), event("a"), event("b", 3L)));

        YearMonth second = FIRST.plusMonths(1);
        assertThat(row("a")).isEqualTo("3 growing in " + second);
        assertThat(row("b")).isEqualTo("4 growing in " + second);
        assertThat(row("c")).isEqualTo("1 growing in " + FIRST);
        for (PostgresLog one : List.of(log, logs.open())) {
            assertLength(one, "a", 5);
            assertLength(one, "b", 4);
            assertLength(one, "c", 1);
            assertLength(one, "new", 1);
        }
    }

    @Test
    void rowsOfAnArchivedMonthSayAllThemselves() throws Exception {
        nextMonth();
        log.append(append(event("a")));
        var archiver = new MonthArchiver(logs.pool, new DirectoryArchive(directory));

        archiver.archive(FIRST);

        assertThat(row("a")).isEqualTo("3 growing in " + FIRST.plusMonths(1));
        assertThat(row("b")).isEqualTo("3 in " + FIRST);
        for (PostgresLog one : List.of(log, logs.open())) {
            assertLength(one, "a", 3);
            assertLength(one, "b", 3);
        }
        log.append(append(event("b", 3L)));
        archiver.restore(FIRST);
        assertLength(log, "b", 4);
        archiver.archive(FIRST);
        assertLength(log, "b", 4);
        assertLength(log, "c", 1);
    }

    @Test
    void aMonthThatWentAwayMeanwhileIsAskedNoMore() throws Exception {
        nextMonth();
        var segments = new Segments();
        try (var connection = logs.pool.getConnection()) {
            var session = new AppendSession(connection, List.of(), segments);
            Head known = new Head(1, 2, Micros.of(log.headTime()));
            segments.upto(FIRST, connection);
            log.append(append(event("a")));
            new MonthArchiver(logs.pool, new DirectoryArchive(directory)).archive(FIRST);
            var next = List.of(new Submission(append(event("a", 3L), event("b", 3L))));

            assertThatThrownBy(() -> session.decide(Start.TRANSACTION, next, known, false))
                    .isInstanceOf(SQLTransientException.class)
                    .hasMessageContaining("has moved");
            session.rollback();
            assertThat(session.decide(Start.TRANSACTION, next, known, false).placed())
                    .extracting(Group.Placed::sequence)
                    .containsExactly(3L, 3L);
            session.rollback();
        }
    }
}
