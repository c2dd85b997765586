package io.taskflow.command.rank;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.command.rank.Gap.Newer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class RanksTest {
    /** What no column of a real board may need: an index row has room for thousands. */
    private static final int LONG = 40;

    private static final long NOW = 1_760_000_000_000_000L;

    private final Random random = new Random(7);
    private final long[] clock = {NOW};
    private final Ranks ranks = new Ranks(() -> clock[0], random);

    @Example
    void theEndComesAfterEverythingThatWasAtTheEnd() {
        String first = ranks.atEnd();
        String second = ranks.atEnd();
        clock[0] -= 1_000_000;
        String third = ranks.atEnd();

        assertThat(List.of(first, second, third)).isSorted().doesNotHaveDuplicates();
        assertThat(first).isEqualTo(Ranks.at(NOW)).hasSize(10);
    }

    @Example
    void behindWhatAnotherClockPutThereComesTheEnd() {
        String ahead = Ranks.at(NOW + 60_000_000);

        assertThat(ranks.within(new Gap(ahead, null, Newer.LOWER)))
                .isGreaterThan(ahead)
                .hasSize(10);
        assertThat(ranks.atEnd()).isGreaterThan(ahead);
    }

    @Property(tries = 200)
    void anyInsertionsKeepTheirOrder(@ForAll @Size(min = 1, max = 300) List<@IntRange(max = 10_000) Integer> spots) {
        var column = new Column(ranks);
        for (int spot : spots) {
            column.insert(spot % (column.size() + 1));
        }

        assertThat(column.inOrder()).isSorted().doesNotHaveDuplicates();
    }

    @Example
    void aMillionInsertionsAtOneSpotStayShortWhateverTheirDirection() {
        for (boolean rising : new boolean[] {true, false}) {
            for (int chain = 0; chain < 2; chain++) {
                String lower = Ranks.at(NOW - 1_000);
                String upper = Ranks.at(NOW);
                long lowerCame = 0;
                long upperCame = 1;
                int longest = 0;
                for (int i = 2; i < 1_000_000; i++) {
                    String rank = ranks.within(Gap.between(lower, lowerCame, upper, upperCame));
                    assertOrder(lower, rank, upper);
                    longest = Math.max(longest, rank.length());
                    if (rising) {
                        lower = rank;
                        lowerCame = i;
                    } else {
                        upper = rank;
                        upperCame = i;
                    }
                }
                assertThat(longest).isLessThan(LONG);
            }
        }
    }

    @Example
    void movingToTheTopAMillionTimesStaysShort() {
        String top = Ranks.at(NOW);
        for (int i = 0; i < 1_000_000; i++) {
            String rank = ranks.within(new Gap(null, top, Newer.UPPER));
            assertOrder("", rank, top);
            top = rank;
        }

        assertThat(top.length()).isLessThan(LONG);
    }

    @Example
    void shufflingAColumnForLongStaysShort() {
        var column = new Column(ranks);
        for (int i = 0; i < 500; i++) {
            clock[0] += 1_000;
            column.insert(column.size());
        }
        for (int i = 0; i < 100_000; i++) {
            column.remove(random.nextInt(column.size()));
            column.insert(random.nextInt(column.size()));
        }

        assertThat(column.inOrder()).isSorted().doesNotHaveDuplicates().hasSize(500);
        assertThat(column.inOrder())
                .allSatisfy(rank -> assertThat(rank.length()).isLessThan(4 * LONG));
    }

    @Example
    void spreadRanksStandFarApartAndBeforeTheEnd() {
        List<String> spread = ranks.spread(1_000);

        assertThat(spread).hasSize(1_000).isSorted().doesNotHaveDuplicates();
        assertThat(ranks.atEnd()).isGreaterThan(spread.getLast());
        assertThat(ranks.spread(0)).isEmpty();
    }

    @Example
    void betweenTwoOfTheSameRankComesWhatStandsAfterBoth() {
        assertThat(ranks.within(new Gap("abc", "abc", Newer.NEITHER))).isGreaterThan("abc");
        assertThat(ranks.within(new Gap("abc", "abc00", Newer.NEITHER))).isGreaterThan("abc00");
    }

    private static void assertOrder(String lower, String rank, String upper) {
        if (lower.compareTo(rank) >= 0 || rank.compareTo(upper) >= 0) {
            throw new AssertionError(rank + " does not stand between " + lower + " and " + upper);
        }
    }

    /** A column as the database keeps it. */
    private static final class Column {
        private final Ranks ranks;
        private final TreeMap<String, Long> came = new TreeMap<>();
        private final List<String> order = new ArrayList<>();
        private long time;

        Column(Ranks ranks) {
            this.ranks = ranks;
        }

        int size() {
            return order.size();
        }

        void insert(int at) {
            String lower = at == 0 ? null : order.get(at - 1);
            String upper = at == order.size() ? null : order.get(at);
            String rank = ranks.within(Gap.between(lower, came(lower), upper, came(upper)));
            order.add(at, rank);
            came.put(rank, ++time);
        }

        void remove(int at) {
            came.remove(order.remove(at));
        }

        List<String> inOrder() {
            return order;
        }

        private long came(String rank) {
            return rank == null ? 0 : came.getOrDefault(rank, 0L);
        }
    }
}
