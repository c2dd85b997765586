package io.taskflow.query.paging;

import static io.taskflow.query.Problems.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.query.moment.Moment;
import io.taskflow.support.problem.ProblemType;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {
    private static final UUID USER = new UUID(1, 2);

    private final Pages pages = new Pages(new Cursors(() -> new byte[32], InstantSource.system()));

    private PageRequest request(String cursor, String limit) {
        return pages.request(USER, "/numbers", new PageParameters(cursor, limit, null));
    }

    @Property(tries = 100)
    void pagesShowAllRowsOnceInOrderAtOneMoment(
            @ForAll @IntRange(min = 0, max = 60) int rows, @ForAll @IntRange(min = 1, max = 20) int limit) {
        List<Integer> all = IntStream.range(0, rows).boxed().toList();
        Moment moment = new Moment.AtPosition(7);
        List<Integer> seen = new ArrayList<>();
        String cursor = null;
        do {
            PageRequest request = request(cursor, Integer.toString(limit));
            assertThat(request.pinned()).isEqualTo(request.after().map(place -> moment));
            int from = request.after()
                    .map(place -> Integer.parseInt(place.first()) + 1)
                    .orElse(0);
            List<Integer> found = all.stream().skip(from).limit(request.fetch()).toList();
            Page<Integer> page = pages.page(request, found, moment, Pages.Key::new, row -> row);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
            seen.addAll(page.items());
            cursor = page.nextCursor();
            assertThat(cursor == null).isEqualTo(seen.size() == rows);
        } while (cursor != null);
        assertThat(seen).isEqualTo(all);
    }

    @Test
    void aPageHasFiftyItemsUnlessTold() {
        assertThat(request(null, null).limit()).isEqualTo(50);
        assertThat(request(null, "200").limit()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "201", "99999999999999999999"})
    void limitsOutOfRangeAreRefused(String limit) {
        assertRefused(ProblemType.LIMIT_OUT_OF_RANGE, () -> request(null, limit));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "many", "1.5"})
    void limitsThatAreNoNumberAreRefused(String limit) {
        assertRefused(ProblemType.MALFORMED, () -> request(null, limit));
    }

    @Test
    void nulIsNoTextToLookFor() {
        assertThat(FilterText.of("a ä 💡", "q")).isEqualTo("a ä 💡");
        assertRefused(ProblemType.MALFORMED, () -> FilterText.of("a\0", "q"));
    }
}
