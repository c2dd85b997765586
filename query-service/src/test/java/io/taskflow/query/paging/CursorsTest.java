package io.taskflow.query.paging;

import static io.taskflow.query.Problems.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.query.moment.Moment;
import io.taskflow.support.problem.ProblemType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CursorsTest {
    private static final String QUERY = "/boards/1/tasks";
    private static final UUID USER = new UUID(1, 2);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));
    private final Cursors cursors = new Cursors(() -> "0123456789abcdef0123456789abcdef".getBytes(), now::get);

    @Provide
    static Arbitrary<Cursors.Place> places() {
        Arbitrary<Moment> moments = Arbitraries.oneOf(
                Arbitraries.just(new Moment.Live()),
                Arbitraries.longs().greaterOrEqual(0).map(Moment.AtPosition::new),
                Arbitraries.longs()
                        .between(-60_000_000_000_000_000L, 250_000_000_000_000_000L)
                        .map(micros -> new Moment.AsOf(Instant.EPOCH.plus(micros, ChronoUnit.MICROS))));
        Arbitrary<String> texts = Arbitraries.strings().ofMaxLength(40);
        return Combinators.combine(moments, texts, texts).as(Cursors.Place::new);
    }

    @Property
    void aCursorGivesItsPlaceBack(@ForAll("places") Cursors.Place place) {
        assertThat(cursors.open(USER, QUERY, cursors.seal(USER, QUERY, place))).isEqualTo(place);
    }

    @Property(tries = 200)
    void aCursorChangedInOneBitIsNone(@ForAll("places") Cursors.Place place, @ForAll int bit) {
        byte[] sealed = Base64.getUrlDecoder().decode(cursors.seal(USER, QUERY, place));
        int at = Math.floorMod(bit, sealed.length * 8);
        sealed[at / 8] ^= (byte) (1 << at % 8);
        String altered = Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
        assertRefused(ProblemType.INVALID_CURSOR, () -> cursors.open(USER, QUERY, altered));
    }

    @Property(tries = 200)
    void whatNobodySealedIsNone(@ForAll String text) {
        assertRefused(ProblemType.INVALID_CURSOR, () -> cursors.open(USER, QUERY, text));
    }

    @Example
    void aCursorBelongsToItsUserAndQuery() {
        String cursor = cursors.seal(USER, QUERY, new Cursors.Place(new Moment.Live(), "a", "b"));
        assertRefused(ProblemType.INVALID_CURSOR, () -> cursors.open(new UUID(1, 3), QUERY, cursor));
        assertRefused(ProblemType.INVALID_CURSOR, () -> cursors.open(USER, "/boards/2/tasks", cursor));
    }

    @Example
    void anOldCursorIsGone() {
        String cursor = cursors.seal(USER, QUERY, new Cursors.Place(new Moment.Live(), "a", "b"));
        now.updateAndGet(time -> time.plus(Cursors.LIFETIME));
        assertThat(cursors.open(USER, QUERY, cursor).first()).isEqualTo("a");
        now.updateAndGet(time -> time.plusSeconds(1));
        assertRefused(ProblemType.CURSOR_EXPIRED, () -> cursors.open(USER, QUERY, cursor));
    }
}
