package io.taskflow.eventstore.contract;

import static io.taskflow.eventstore.contract.Samples.all;
import static io.taskflow.eventstore.contract.Samples.append;
import static io.taskflow.eventstore.contract.Samples.event;
import static io.taskflow.eventstore.contract.Samples.ofType;
import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.eventstore.AppendRequest;
import io.taskflow.eventstore.Appender;
import io.taskflow.eventstore.EventLog;
import io.taskflow.eventstore.RecordedEvent;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What readers of few types see. */
public abstract class TypeRules<L extends Appender & EventLog> extends LogRules<L> {

    private static final int WRITERS = 16;
    private static final int EACH = 24;

    @Test
    @DisplayName("R36-type-bounds")
    void typesAreReadFromWhereAndAsFarAsOneAsks() throws Exception {
        L log = engine.open();
        // More of one of them than any page.
        log.append(AppendRequest.of(IntStream.range(0, 2_400)
                .mapToObj(i -> ofType(i % 601 == 3 ? "rare" : i % 2 == 0 ? "half" : "other"))
                .toList()));
        log.append(append(event("late"), ofType("rare"), event("late")));

        List<RecordedEvent> all = all(log);
        for (Set<String> types : List.of(Set.of("rare"), Set.of("half"), Set.of("rare", "half"), Set.of("none"))) {
            for (long after : new long[] {0, 3, 4, 1_806, 2_401, 2_403, 9_999}) {
                for (long upto : new long[] {3, 4, 1_807, 2_402, Long.MAX_VALUE}) {
                    for (int limit : new int[] {0, 1, 4, 900, Integer.MAX_VALUE}) {
                        assertThat(read(log, types, after, upto, limit))
                                .as("%s in (%d, %d], %d at most", types, after, upto, limit)
                                .isEqualTo(all.stream()
                                        .filter(event -> types.contains(event.type()))
                                        .filter(event -> event.position() > after && event.position() <= upto)
                                        .limit(limit)
                                        .map(RecordedEvent::eventId)
                                        .toList());
                    }
                }
            }
        }
    }

    private static List<String> read(EventLog log, Set<String> types, long after, long upto, int limit) {
        var ids = new ArrayList<String>();
        log.readTypes(types, after, upto, limit, event -> ids.add(event.eventId()));
        return ids;
    }

    @Test
    @DisplayName("R37-type-follower")
    void whoFollowsTypesSeesEachOfTheirEventsOnce() throws Exception {
        L here = engine.open();
        L there = engine.open();
        L followed = engine.open();
        Set<String> types = Set.of("rare", "often");
        int page = 20;
        AtomicBoolean over = new AtomicBoolean();
        var seen = new ArrayList<RecordedEvent>();
        var follower = CompletableFuture.runAsync(
                () -> {
                    long after = 0;
                    for (boolean last = false; !last; ) {
                        boolean all = over.get();
                        long head = followed.refreshHead();
                        int before = seen.size();
                        followed.readTypes(types, after, head, page, seen::add);
                        boolean whole = seen.size() - before < page;
                        after = whole ? head : seen.getLast().position();
                        last = all && whole;
                    }
                },
                task -> Thread.ofVirtual().start(task));
        CountDownLatch underWay = new CountDownLatch(WRITERS * 5);
        var turn = CompletableFuture.runAsync(() -> {
            try {
                underWay.await();
                engine.setClock(YearMonth.now(ZoneOffset.UTC)
                        .plusMonths(1)
                        .atDay(1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant());
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        try {
            together(WRITERS, w -> () -> {
                for (int i = 0; i < EACH; i++) {
                    // Half of all events come after the month's end.
                    if (i == EACH / 2) {
                        turn.join();
                    }
                    (w % 2 == 0 ? here : there)
                            .append(append(ofType(i % 12 == 0 ? "rare" : i % 3 == 0 ? "often" : "other")));
                    underWay.countDown();
                }
                return w;
            });
        } finally {
            over.set(true);
            follower.join();
        }

        assertThat(seen).extracting(RecordedEvent::position).isSorted().doesNotHaveDuplicates();
        assertThat(seen).extracting(RecordedEvent::type).containsOnly("rare", "often");
        assertThat(seen).hasSize(WRITERS * EACH / 3);
    }
}
