package io.taskflow.projection.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskflow.eventstore.RecordedEvent;
import io.taskflow.projection.ListedLog;
import io.taskflow.projection.ProjectionsConfiguration;
import io.taskflow.projection.RandomBoards;
import io.taskflow.projection.Views;
import io.taskflow.projection.generation.Generation;
import io.taskflow.projection.generation.GenerationState;
import io.taskflow.projection.generation.Generations;
import io.taskflow.projection.generation.Progress;
import io.taskflow.projection.generation.SwitchBy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

class RebuildTest {
    private static Views views;

    @BeforeContainer
    static void start() {
        views = new Views();
    }

    @AfterContainer
    static void end() {
        views.close();
    }

    @Property(tries = 8)
    void theRebuiltGenerationIsTheLiveOneRowForRow(@ForAll @LongRange(min = 0) long seed) throws SQLException {
        List<RecordedEvent> events = events(seed, 800);
        Generation live = views.fresh();
        views.write(live, events, () -> 70);
        List<String> rows = views.tables(live).rows();

        Generation rebuilt = begin(live, SwitchBy.AUTO, true);
        rebuild(new ListedLog(events), rebuilt, () -> false).run();

        assertThat(views.generations.progress(rebuilt).failure()).isNull();
        assertThat(views.generations.live("board")).isEqualTo(rebuilt);
        assertThat(views.tables(rebuilt).rows()).isEqualTo(rows);
        assertThat(views.generations.progress(live).state()).isEqualTo(GenerationState.RETIRED);
        assertThat(views.sql
                        .sql("SELECT projection.live_token('board')")
                        .query(Long.class)
                        .single())
                .isEqualTo(events.size());
        assertThat(views.sql
                        .sql("SELECT count(*) FROM board.task_history")
                        .query(Long.class)
                        .single())
                .isEqualTo(rows.stream()
                        .filter(row -> row.startsWith("task_history"))
                        .count());
    }

    @Example
    void aRebuildThatDiesGoesOnAfterTheLastBoardItNoted() throws SQLException {
        List<RecordedEvent> events = RandomBoards.events(7, 40, 4_000, Duration.ofHours(3), 0.2);
        Generation live = views.fresh();
        views.write(live, events, () -> 1_000);
        Generation rebuilt = begin(live, SwitchBy.AUTO, true);
        var log = new ListedLog(events);
        var read = new AtomicInteger();
        log.beforeEach = event -> {
            if (read.incrementAndGet() == 1_500) {
                // As long as a note of what is done is due.
                LockSupport.parkNanos(Duration.ofMillis(2_100).toNanos());
            }
            if (read.get() == 2_300) {
                throw new Dead();
            }
        };
        assertThatThrownBy(() -> rebuild(log, rebuilt, () -> false).run()).isInstanceOf(Dead.class);
        Progress left = views.generations.progress(rebuilt);
        assertThat(left.state()).isEqualTo(GenerationState.FILLING);
        assertThat(left.filledEvents()).isBetween(1_000L, 2_299L);

        log.beforeEach = event -> {};
        rebuild(log, rebuilt, () -> false).run();

        assertThat(log.readAfterScope).isEqualTo(left.filledScope()).isNotNull();
        assertThat(views.generations.live("board")).isEqualTo(rebuilt);
        assertThat(views.tables(rebuilt).rows()).isEqualTo(views.tables(live).rows());
    }

    @Example
    void aRebuildThatDiesWhileItMakesIndexesMakesThemAnew() throws SQLException {
        List<RecordedEvent> events = events(3, 300);
        Generation live = views.fresh();
        views.write(live, events, () -> 100);
        Generation rebuilt = begin(live, SwitchBy.AUTO, true);
        var log = new ListedLog(events);
        rebuild(log, rebuilt, until(rebuilt, GenerationState.INDEXING)).run();
        for (String made : Generations.indexes(rebuilt).subList(0, 3)) {
            views.sql.sql(made.replace(" ON ", " ON " + rebuilt.schema() + ".")).update();
        }

        rebuild(log, rebuilt, () -> false).run();

        assertThat(views.generations.live("board")).isEqualTo(rebuilt);
        assertThat(indexes(rebuilt)).isEqualTo(indexes(live));
    }

    @Example
    void aGenerationThatDiffersIsNotSwitchedTo() throws SQLException {
        List<RecordedEvent> events = events(11, 400);
        Generation live = views.fresh();
        views.write(live, events, () -> 100);
        String task = views.sql
                .sql(
                        "UPDATE %s SET title = title || '!' WHERE task_id = (SELECT task_id FROM %1$s LIMIT 1) RETURNING task_id"
                                .formatted(live.table("task_current")))
                .query(String.class)
                .single();
        Generation rebuilt = begin(live, SwitchBy.AUTO, true);

        rebuild(new ListedLog(events), rebuilt, () -> false).run();

        assertThat(views.generations.live("board")).isEqualTo(live);
        assertThat(views.generations.progress(rebuilt).state()).isEqualTo(GenerationState.FAILED);
        assertThat(views.generations.progress(rebuilt).failure()).contains("task_current differs on 1 boards", task);
        assertThat(begin(live, SwitchBy.AUTO, false))
                .as("the next one takes its place")
                .isEqualTo(rebuilt);
    }

    @Example
    void aManualSwitchWaitsForTheWordAndFollowsTheLiveOneMeanwhile() throws Exception {
        List<RecordedEvent> events = events(5, 600);
        Generation live = views.fresh();
        views.write(live, events.subList(0, 300), () -> 100);
        var log = new ListedLog(events.subList(0, 300));
        Generation rebuilt = begin(live, SwitchBy.MANUAL, true);
        var running = Thread.ofVirtual().start(() -> {
            try {
                rebuild(log, rebuilt, () -> false).run();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        await(() -> views.generations.progress(rebuilt).state() == GenerationState.READY);
        log.add(events.subList(300, 600));
        views.write(live, events.subList(300, 600), () -> 7);
        await(() -> views.generations.progress(rebuilt).position() == 600);
        assertThat(views.generations.live("board")).isEqualTo(live);

        assertThat(views.generations.switchWhenReady("board")).isTrue();
        running.join();

        assertThat(views.generations.live("board")).isEqualTo(rebuilt);
        assertThat(views.tables(rebuilt).rows()).isEqualTo(views.tables(live).rows());
    }

    @Example
    void aPausedRebuildHoldsAndACancelledOneEnds() throws Exception {
        List<RecordedEvent> events = events(6, 300);
        Generation live = views.fresh();
        views.write(live, events, () -> 100);
        Generation rebuilt = begin(live, SwitchBy.AUTO, true);
        assertThat(views.generations.pause("board", true)).isTrue();
        var running = Thread.ofVirtual().start(() -> {
            try {
                rebuild(new ListedLog(events), rebuilt, () -> false).run();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(running.join(Duration.ofMillis(300))).isFalse();
        assertThat(views.generations.progress(rebuilt).state()).isEqualTo(GenerationState.FILLING);

        assertThat(views.generations.end(rebuilt, GenerationState.CANCELLED, null))
                .isTrue();
        running.join();

        assertThat(views.generations.live("board")).isEqualTo(live);
        assertThat(views.generations.pause("board", false))
                .as("none is at work")
                .isFalse();
    }

    @Example
    void aPoisonedBoardIsParkedByARebuildAsByTheLiveView() throws SQLException {
        List<RecordedEvent> events = RandomBoards.poisoned(9, 400);
        Generation live = views.fresh();
        views.write(live, events, () -> 60);
        Generation rebuilt = begin(live, SwitchBy.AUTO, true);

        rebuild(new ListedLog(events), rebuilt, () -> false).run();

        assertThat(views.generations.live("board")).isEqualTo(rebuilt);
        assertThat(views.generations.deadLetters(live)).isEqualTo(1);
        assertThat(views.generations.deadLetters(rebuilt)).isEqualTo(1);
        assertThat(views.tables(rebuilt).rows()).isEqualTo(views.tables(live).rows());
    }

    private static List<RecordedEvent> events(long seed, int count) {
        return RandomBoards.events(seed, 3, count, Duration.ofHours(Math.floorMod(seed, 40)), 0.25);
    }

    private static Generation begin(Generation live, SwitchBy switchBy, boolean verify) {
        long target = views.generations.progress(live).position() * 2 / 3;
        return views.generations.begin("board", target, switchBy, verify).orElseThrow();
    }

    private static Rebuild rebuild(ListedLog log, Generation generation, BooleanSupplier stopping) {
        return new Rebuild(
                views.pool, log, Views.CODEC, ProjectionsConfiguration.BOARD, views.generations, generation, stopping);
    }

    private static BooleanSupplier until(Generation generation, GenerationState state) {
        return () -> views.generations.progress(generation).state() == state;
    }

    private static List<String> indexes(Generation generation) {
        return views.sql
                .sql("""
                        SELECT replace(pg_get_indexdef(indexrelid), ?, '') FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
                         WHERE c.relnamespace = ?::regnamespace ORDER BY 1""")
                .params(generation.schema(), generation.schema())
                .query(String.class)
                .list();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            Thread.sleep(20);
        }
    }

    private static final class Dead extends RuntimeException {}
}
