package io.taskflow.query.moment;

import static io.taskflow.query.Problems.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.events.board.BoardRenamed;
import io.taskflow.query.MemoryLog;
import io.taskflow.support.problem.ProblemType;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final UUID board = UUID.randomUUID();
    private final MemoryLog log = new MemoryLog();
    private final Moments moments = new Moments(log);

    private void append(Instant at) {
        log.clock(at).append(board, board, UUID.randomUUID(), new BoardRenamed(board, "B"));
    }

    private static MomentParameters asOf(String text) {
        return new MomentParameters(text, null, null, null, null);
    }

    private static MomentParameters asOfPosition(long position) {
        return new MomentParameters(null, position, null, null, null);
    }

    private static MomentParameters knownAt(String text) {
        return new MomentParameters(null, null, text, null, null);
    }

    private static MomentParameters waiting(Long minPosition, Long waitMs) {
        return new MomentParameters(null, null, null, minPosition, waitMs);
    }

    @Test
    void withoutAWordItIsNow() {
        Asked asked = moments.resolve(waiting(null, null));
        assertThat(asked.moment()).isEqualTo(new Moment.Live());
        assertThat(asked.enough()).isZero();
        assertThat(asked.patience()).isEqualTo(Duration.ofSeconds(2));
        assertThat(log.settlings()).as("now needs no word of the log").isZero();
    }

    @Test
    void anInstantIsSettledBeforeItIsAnswered() {
        append(NOON.minusSeconds(1));
        append(NOON);
        append(NOON.plusSeconds(1));
        Asked asked = moments.resolve(asOf("2026-03-01T12:00:00Z"));
        assertThat(asked.moment()).isEqualTo(new Moment.AsOf(NOON));
        assertThat(asked.enough()).isEqualTo(3);
        assertThat(asked.least().getAsLong()).isEqualTo(2);
        assertThat(log.settlings()).isOne();
    }

    @Test
    void whatIsSettledOnceIsNotSettledAgain() {
        append(NOON);
        moments.resolve(asOf("2026-03-01T12:00:00Z"));
        moments.resolve(asOf("2026-03-01T12:00:00Z"));
        moments.resolve(asOf("2026-03-01T11:00:00+00:00"));
        assertThat(log.settlings()).isOne();
    }

    @Test
    void anInstantAfterTheLastSettledOneIsSettledAnew() {
        append(NOON);
        moments.resolve(asOf("2026-03-01T12:00:00Z"));
        log.clock(NOON.plusSeconds(5));
        moments.resolve(asOf("2026-03-01T12:00:05Z"));
        append(NOON.plusSeconds(9));
        assertThat(moments.resolve(asOf("2026-03-01T12:00:09Z")).enough()).isEqualTo(2);
        assertThat(log.settlings()).isEqualTo(3);
    }

    @Test
    void microsecondsAreKeptAndFinerTimeIsCut() {
        append(NOON);
        assertThat(moments.resolve(asOf("2026-03-01T11:59:59.123456789Z")).moment())
                .isEqualTo(new Moment.AsOf(Instant.parse("2026-03-01T11:59:59.123456Z")));
    }

    @Test
    void whatWasKnownAtATimeIsAPosition() {
        append(NOON.minusSeconds(1));
        append(NOON);
        append(NOON.plusSeconds(1));
        Asked asked = moments.resolve(knownAt("2026-03-01T12:00:00Z"));
        assertThat(asked.moment()).isEqualTo(new Moment.AtPosition(2));
        assertThat(asked.enough()).isEqualTo(2);
    }

    @Test
    void theFutureIsRefused() {
        append(NOON);
        assertRefused(ProblemType.INSTANT_IN_FUTURE, () -> moments.resolve(asOf("2026-03-01T12:00:00.000001Z")));
        assertRefused(ProblemType.INSTANT_IN_FUTURE, () -> moments.resolve(knownAt("2026-03-02T12:00:00Z")));
        assertRefused(ProblemType.POSITION_AHEAD, () -> moments.resolve(asOfPosition(2)));
    }

    @Test
    void aPositionThatAnotherProcessAppendedIsFound() {
        append(NOON);
        append(NOON);
        log.showHead(1);
        assertThat(moments.resolve(asOfPosition(2)).moment()).isEqualTo(new Moment.AtPosition(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-03-01", "2026-03-01T12:00:00", "2026-13-01T12:00:00Z", "12"})
    void whatIsNoInstantIsRefused(String text) {
        assertRefused(ProblemType.INVALID_INSTANT, () -> moments.resolve(asOf(text)));
        assertRefused(ProblemType.INVALID_INSTANT, () -> moments.resolve(knownAt(text)));
    }

    @Test
    void twoMomentsAreRefused() {
        var both = new MomentParameters("2026-03-01T12:00:00Z", 1L, null, null, null);
        assertRefused(ProblemType.MOMENT_AMBIGUOUS, () -> moments.resolve(both));
    }

    @Test
    void aCursorsMomentStandsAndNoOtherBesideIt() {
        append(NOON);
        Optional<Moment> pinned = Optional.of(new Moment.AtPosition(1));
        assertThat(moments.resolve(pinned, waiting(null, null)).moment()).isEqualTo(new Moment.AtPosition(1));
        assertRefused(ProblemType.MOMENT_AMBIGUOUS, () -> moments.resolve(pinned, asOf("2026-03-01T12:00:00Z")));
    }

    @Test
    void aQuestionWithoutAPastRefusesMoments() {
        append(NOON);
        assertRefused(
                ProblemType.MALFORMED, () -> moments.resolveLive(Optional.empty(), asOf("2026-03-01T12:00:00Z"), "no"));
    }

    @Test
    void aViewMustReachWhatIsAskedOfItAndTheMomentBoth() {
        append(NOON);
        append(NOON.plusSeconds(1));
        var asked = moments.resolve(new MomentParameters(null, 1L, null, 2L, 30_000L));
        assertThat(asked.enough()).isEqualTo(2);
        assertThat(asked.patience()).isEqualTo(Duration.ofSeconds(30));
        assertThat(moments.resolve(waiting(7L, 0L)).enough()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({"-1,", ",-1", ",30001"})
    void waitsAndPositionsOutOfRangeAreRefused(Long minPosition, Long waitMs) {
        assertRefused(ProblemType.MALFORMED, () -> moments.resolve(waiting(minPosition, waitMs)));
        assertRefused(ProblemType.MALFORMED, () -> moments.resolve(asOfPosition(-1)));
    }
}
