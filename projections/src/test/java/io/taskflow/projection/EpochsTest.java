package io.taskflow.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.eventstore.RecordedEvent;
import io.taskflow.projection.generation.Generation;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EpochsTest {
    private static final List<RecordedEvent> EVENTS = RandomBoards.events(31, 1, 6_000, Duration.ofMinutes(20), 0.04);
    private static Views views;
    private static Generation live;

    @BeforeAll
    static void start() throws SQLException {
        views = new Views();
        live = views.fresh();
        views.write(live, EVENTS, () -> 500);
    }

    @AfterAll
    static void end() {
        views.close();
    }

    private record Piece(LocalDate month, int epoch, long rows, long open) {}

    @Test
    void aPieceHoldsAboutTwiceTheOpenRowsAndCarryingCostsLittle() {
        List<Piece> pieces = views.sql
                .sql("""
                        SELECT h.month, h.epoch, count(*), count(*) FILTER (WHERE h.valid_to IS NULL)
                          FROM %s h GROUP BY 1, 2 ORDER BY 2""".formatted(live.table("task_history")))
                .query((row, index) ->
                        new Piece(row.getObject(1, LocalDate.class), row.getInt(2), row.getLong(3), row.getLong(4)))
                .list();

        assertThat(pieces)
                .hasSizeGreaterThan(20)
                .allSatisfy(piece ->
                        assertThat(piece.rows()).isLessThanOrEqualTo(piece.open() + Math.max(piece.open(), 128) + 1));
        assertThat(pieces.stream().map(Piece::month).distinct()).hasSizeGreaterThan(2);
        long carried = views.sql
                .sql("SELECT count(*) FROM %s WHERE carried".formatted(live.table("task_history")))
                .query(Long.class)
                .single();
        assertThat(carried).isBetween(1L, 2L * EVENTS.size());
    }

    @Test
    void aCarriedRowKeepsTheBeginningOfItsSpan() {
        long broken = views.sql
                .sql("""
                        SELECT count(*) FROM %1$s h WHERE carried AND NOT EXISTS (
                            SELECT FROM %1$s o WHERE NOT o.carried AND o.board_id = h.board_id AND o.task_id = h.task_id
                               AND o.from_position = h.from_position AND o.valid_from = h.valid_from AND o.version = h.version)
                        """.formatted(live.table("task_history")))
                .query(Long.class)
                .single();

        assertThat(broken).isZero();
    }

    @Test
    void aPastMomentIsReadFromOnePartitionByItsIndex() {
        UUID board = UUID.fromString(EVENTS.getFirst().scope());
        Piece piece = views.sql
                .sql("SELECT month, epoch FROM board.board_epoch ORDER BY epoch DESC LIMIT 1 OFFSET 8")
                .query((row, index) -> new Piece(row.getObject(1, LocalDate.class), row.getInt(2), 0, 0))
                .single();
        views.sql.sql("ANALYZE " + live.table("task_history")).update();

        String plan = String.join(
                "\n",
                views.sql
                        .sql("""
                        EXPLAIN SELECT t.task_id FROM board.task_history t
                         WHERE t.month = DATE '%s' AND t.board_id = ? AND t.epoch = ?
                           AND t.valid_from <= now() AND (t.valid_to IS NULL OR t.valid_to > now())""".formatted(piece.month()))
                        .params(board, piece.epoch())
                        .query(String.class)
                        .list());

        String partition = "task_history_%1$tY_%1$tm".formatted(piece.month());
        assertThat(plan).contains(partition, "Index").doesNotContain("Append");
        assertThat(plan.replace(partition, "").contains("task_history_20"))
                .as(plan)
                .isFalse();
    }

    @Test
    void aMonthThatIsOverIsNeverWrittenAgain() throws SQLException {
        Generation fresh = views.fresh();
        live = fresh;
        int half = EVENTS.size() / 2;
        views.write(fresh, EVENTS.subList(0, half), () -> 300);
        YearMonth month = YearMonth.from(EVENTS.get(half).occurredAt().atZone(ZoneOffset.UTC));
        String before = written(month);
        views.write(fresh, EVENTS.subList(half, EVENTS.size()), () -> 300);

        assertThat(written(month)).isEqualTo(before).isNotNull();
    }

    /** Which transactions wrote the rows of the months before this one. */
    private static String written(YearMonth before) {
        return views.sql
                .sql(
                        "SELECT string_agg(xmin::text || ctid::text || coalesce(to_position, 0), ',' ORDER BY epoch, task_id, from_position)"
                                + " FROM %s WHERE month < ?".formatted(live.table("task_history")))
                .param(before.atDay(1))
                .query(String.class)
                .single();
    }
}
