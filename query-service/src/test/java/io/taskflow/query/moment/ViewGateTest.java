package io.taskflow.query.moment;

import static io.taskflow.query.Problems.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.taskflow.events.board.BoardRenamed;
import io.taskflow.query.MemoryLog;
import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import io.taskflow.testing.TestPostgres;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ViewGateTest {
    private static TestPostgres.Database database;
    private static HikariDataSource pool;

    private final UUID board = UUID.randomUUID();
    private final MemoryLog log = new MemoryLog();
    private final ViewGate views = new ViewGate(new Snapshots(pool), asked -> "STOPPED", log);

    @BeforeAll
    static void open() {
        database = TestPostgres.createDatabase();
        pool = database.pool(2);
    }

    @AfterAll
    static void close() {
        pool.close();
        database.close();
    }

    private void append(UUID scope) {
        log.append(scope, scope, UUID.randomUUID(), new BoardRenamed(scope, "B"));
    }

    private static Asked asked(long position, Duration patience) {
        return new Asked(new Moment.Live(), position, () -> position, patience);
    }

    /** The position that a read of a view shows whose token stands at these, one after the other, the last for good. */
    private long read(Asked asked, Long... tokens) {
        Deque<Long> next = new ArrayDeque<>(List.of(tokens));
        return views.read(
                asked, board, (jdbc, reached) -> reached.check(next.size() > 1 ? next.poll() : next.peek(), true));
    }

    @Test
    void aViewThatIsThereAnswersAtOnce() {
        append(board);
        assertThat(read(asked(1, Duration.ZERO), 1L)).isOne();
        assertThat(read(asked(0, Duration.ZERO), 0L)).isZero();
    }

    @Test
    void aViewIsWaitedFor() {
        append(board);
        append(board);
        assertThat(read(asked(2, Duration.ofSeconds(20)), 0L, 1L, 1L, 2L)).isEqualTo(2);
    }

    @Test
    void aViewThatDoesNotComeIsNamedWithWhereItStands() {
        append(board);
        append(board);
        append(UUID.randomUUID());
        ProblemException refusal =
                assertRefused(ProblemType.VIEW_BEHIND, () -> read(asked(2, Duration.ofMillis(20)), 1L));
        assertThat(refusal.document().getProperties())
                .containsEntry("position", 1L)
                .containsEntry("head", 3L)
                .containsEntry("reason", "STOPPED");
        assertThat(refusal.headers().getFirst("Retry-After")).isNotNull();
    }

    @Test
    void eventsOfOtherBoardsNeedNoWaiting() {
        append(board);
        append(UUID.randomUUID());
        append(UUID.randomUUID());
        assertThat(read(asked(3, Duration.ZERO), 1L)).isEqualTo(3);
    }

    @Test
    void whatLiesBeyondTheLogIsNotReached() {
        append(board);
        ProblemException refusal =
                assertRefused(ProblemType.VIEW_BEHIND, () -> read(asked(2, Duration.ofMillis(5)), 1L));
        assertThat(refusal.document().getDetail()).contains("Position 2 is not in the log yet");
    }

    @Test
    void aHeadThatThisProcessHasNotHeardOfCounts() {
        append(board);
        append(UUID.randomUUID());
        log.showHead(1);
        assertThat(read(asked(2, Duration.ZERO), 1L)).isEqualTo(2);
    }

    @Test
    void aBoardThatTheViewHasNotWholeIsNeverShown() {
        append(board);
        assertRefused(
                ProblemType.VIEW_BEHIND,
                () -> views.read(asked(0, Duration.ofMillis(5)), board, (jdbc, reached) -> reached.check(9, false)));
    }

    @Test
    void allStatementsOfAReadSeeOneState() {
        append(board);
        AtomicLong seen = new AtomicLong();
        views.read(asked(0, Duration.ZERO), board, (jdbc, reached) -> {
            String before = jdbc.sql("SELECT pg_current_snapshot()::text")
                    .query(String.class)
                    .single();
            try (var other = pool.getConnection();
                    var statement = other.createStatement()) {
                statement.execute("CREATE TABLE IF NOT EXISTS t(); DROP TABLE t");
            } catch (java.sql.SQLException e) {
                throw new IllegalStateException(e);
            }
            assertThat(jdbc.sql("SELECT pg_current_snapshot()::text")
                            .query(String.class)
                            .single())
                    .isEqualTo(before);
            seen.incrementAndGet();
            return true;
        });
        assertThat(seen).hasValue(1);
    }

    @Test
    void theLogIsAskedHowFarItIs() {
        append(board);
        append(board);
        log.showHead(1);
        assertThat(views.awaitLog(asked(2, Duration.ZERO))).isEqualTo(2);
        assertRefused(ProblemType.VIEW_BEHIND, () -> views.awaitLog(asked(3, Duration.ofMillis(5))));
    }
}
