package io.taskflow.eventstore.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.eventstore.AppendRequest;
import io.taskflow.eventstore.NewEvent;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Reads by type: across stretches and a month's end, partly indexed and not, each compared with all there are. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TypesTest {
    /** Two whole stretches and a part in the first month, one and a part in the second. */
    private static final int FIRST_MONTH = 2 * TypeIndex.STRETCH + 700;

    private static final int ALL = FIRST_MONTH + TypeIndex.STRETCH + 300;
    private static final String COMMON = "common";
    private static final String HALF = "half";
    private static final String RARE = "rare";
    private static final String AT_ENDS = "at ends";
    private static final List<Integer> ENDS = List.of(
            1,
            TypeIndex.STRETCH,
            TypeIndex.STRETCH + 1,
            2 * TypeIndex.STRETCH,
            FIRST_MONTH,
            FIRST_MONTH + 1,
            FIRST_MONTH + TypeIndex.STRETCH,
            FIRST_MONTH + TypeIndex.STRETCH + 1,
            ALL);

    private final Logs logs = new Logs();
    private final TreeMap<Long, String> types = new TreeMap<>();
    private PostgresLog log;

    @BeforeAll
    void fill() throws SQLException {
        log = logs.open();
        for (int position = 1; position <= ALL; position++) {
            types.put(
                    (long) position,
                    ENDS.contains(position)
                            ? AT_ENDS
                            : position % 7_777 == 0 ? RARE : position % 2 == 0 ? HALF : COMMON);
        }
        append(1, FIRST_MONTH);
        YearMonth next = YearMonth.now(ZoneOffset.UTC).plusMonths(1);
        Instant begins = next.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        logs.execute("INSERT INTO log.append_group SELECT number + 1, last_position + 1, last_position, '"
                + begins.minusNanos(1_000)
                + "', gen_random_uuid(), frontier FROM log.append_group ORDER BY number DESC LIMIT 1");
        append(FIRST_MONTH + 1, ALL);
    }

    @AfterAll
    void close() {
        logs.close();
    }

    @BeforeEach
    void forgetIndex() throws SQLException {
        logs.execute("UPDATE log.segment SET typed_upto = NULL; TRUNCATE log.type_positions");
    }

    private void append(int first, int last) {
        for (int from = first; from <= last; from += 2_000) {
            List<NewEvent> events = new ArrayList<>();
            for (long position = from; position <= Math.min(last, from + 1_999); position++) {
                String id = UUID.randomUUID().toString();
                events.add(new NewEvent(
                        id, id, null, null, 0L, types.get(position), null, "{}".getBytes(UTF_8), new byte[0], null));
            }
            log.append(AppendRequest.of(events));
        }
    }

    private List<Long> read(Set<String> wanted, long after, long upto, int limit) {
        List<Long> positions = new ArrayList<>();
        log.readTypes(wanted, after, upto, limit, event -> {
            assertThat(event.type()).isEqualTo(types.get(event.position()));
            positions.add(event.position());
        });
        return positions;
    }

    private List<Long> expected(Set<String> wanted, long after, long upto, int limit) {
        return types.subMap(after, false, Math.max(after, Math.min(upto, ALL)), true).entrySet().stream()
                .filter(one -> wanted.contains(one.getValue()))
                .limit(limit)
                .map(one -> one.getKey())
                .toList();
    }

    @Test
    void everyEventOfATypeIsFoundOnceHoweverFarTheIndexReaches() throws SQLException {
        Random random = new Random(1);
        var index = new TypeIndex(logs.pool, new Heads());
        for (long indexed : List.of(0L, 5_000L, 10_000L, 25_000L, (long) ALL)) {
            index.extend(indexed);
            for (Set<String> wanted :
                    List.of(Set.of(RARE), Set.of(AT_ENDS), Set.of(RARE, AT_ENDS), Set.of(HALF, RARE), Set.of("none"))) {
                assertThat(read(wanted, 0, Long.MAX_VALUE, Integer.MAX_VALUE))
                        .as("%s, indexed to %d", wanted, indexed)
                        .isEqualTo(expected(wanted, 0, ALL, Integer.MAX_VALUE));
                long after = random.nextLong(ALL);
                long upto = after + random.nextLong(ALL);
                int limit = 1 + random.nextInt(1_200);
                assertThat(read(wanted, after, upto, limit))
                        .as("%s in (%d, %d], %d at most, indexed to %d", wanted, after, upto, limit, indexed)
                        .isEqualTo(expected(wanted, after, upto, limit));
            }
        }
        assertThat(logs.ask("SELECT string_agg(coalesce(typed_upto, 0)::text, ' ' ORDER BY month) FROM log.segment"))
                .isEqualTo(FIRST_MONTH + " " + (FIRST_MONTH + TypeIndex.STRETCH));
        assertThat(logs.ask("SELECT count(*) FROM log.type_positions WHERE type = 'rare'"))
                .as("a stretch without the type has no row")
                .isEqualTo("3");
    }

    @Test
    void severalWritersOfTheIndexDoNotDisturbEachOther() throws Exception {
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            var done = new ArrayList<Future<?>>();
            for (int i = 0; i < 4; i++) {
                done.add(writers.submit(() -> {
                    new TypeIndex(logs.pool, new Heads()).extend(ALL);
                    return null;
                }));
            }
            for (var one : done) {
                one.get();
            }
        }
        assertThat(read(Set.of(RARE, AT_ENDS), 0, ALL, 1_000))
                .isEqualTo(expected(Set.of(RARE, AT_ENDS), 0, ALL, 1_000));
        assertThat(logs.ask("SELECT sum(cardinality(offsets)) FROM log.type_positions"))
                .isEqualTo(Integer.toString(FIRST_MONTH + TypeIndex.STRETCH));
    }
}
