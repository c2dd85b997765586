package io.taskflow.eventstore.contract;

import static io.taskflow.eventstore.contract.Samples.answer;
import static io.taskflow.eventstore.contract.Samples.append;
import static io.taskflow.eventstore.contract.Samples.attempt;
import static io.taskflow.eventstore.contract.Samples.await;
import static io.taskflow.eventstore.contract.Samples.check;
import static io.taskflow.eventstore.contract.Samples.event;
import static io.taskflow.eventstore.contract.Samples.receipt;
import static io.taskflow.eventstore.contract.Samples.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.eventstore.AppendRefusal;
import io.taskflow.eventstore.AppendRequest;
import io.taskflow.eventstore.AppendResult;
import io.taskflow.eventstore.Appender;
import io.taskflow.eventstore.EventLog;
import io.taskflow.eventstore.ExpectedVersion;
import io.taskflow.eventstore.Guard;
import io.taskflow.eventstore.NewEvent;
import io.taskflow.eventstore.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Which requests are taken, which are refused, and what that leaves behind. */
public abstract class DecisionRules<L extends Appender & EventLog> extends LogRules<L> {

    private static final int CONTENDERS = 64;

    @Test
    @DisplayName("R13-expected-version")
    void oneOfManyWhoExpectTheSameVersionWins() throws Exception {
        L here = engine.open();
        L there = engine.open();
        for (long round = 0; round < 4; round++) {
            long version = round;
            List<Object> outcomes = together(CONTENDERS, i -> () -> {
                AppendRequest request = i % 4 < 2
                        ? append(event("s", version))
                        : append(event("s")).with(List.of(new ExpectedVersion("s", version)), List.of(), null);
                return attempt(i % 2 == 0 ? here : there, request);
            });
            assertThat(outcomes)
                    .filteredOn(AppendResult.class::isInstance)
                    .singleElement()
                    .satisfies(won -> assertThat(((AppendResult) won).version()).isEqualTo(version + 1));
            assertThat(outcomes)
                    .filteredOn(outcome -> !(outcome instanceof AppendResult))
                    .containsOnly(new AppendRefusal.VersionConflict("s", version, version + 1));
            assertThat(here.version("s")).isEqualTo(version + 1);
        }
        assertThat(attempt(here, check(new ExpectedVersion("s", 3)))).isEqualTo(conflict("s", 3, 4));
        assertThat(attempt(here, check(new ExpectedVersion("none", 1)))).isEqualTo(conflict("none", 1, 0));
    }

    private static AppendRefusal conflict(String stream, long expected, long actual) {
        return new AppendRefusal.VersionConflict(stream, expected, actual);
    }

    @Test
    @DisplayName("R14-refusal-isolated")
    void aRefusalIsItsOwnAndLeavesNoTrace() throws Exception {
        L log = engine.open();
        log.append(check(new Guard.Claim("taken", "owner"), new Guard.Count("full", 1, 1)));
        var taken = new ArrayList<CompletableFuture<AppendResult>>();
        var refused = new ArrayList<CompletableFuture<AppendResult>>();
        try (var _ = engine.holdAppends()) {
            for (int i = 0; i < 16; i++) {
                // All that the refused do before they are refused, the next one does for good.
                AppendRequest good = append(event("s" + i, 0L), event("s" + i, 1L))
                        .with(
                                List.of(),
                                List.of(new Guard.Claim("c" + i, "me"), new Guard.Count("n" + i, 1, 1)),
                                receipt("r" + i, 1));
                AppendRequest bad = switch (i % 4) {
                    case 0 -> append(event("s" + i, 0L), event("s" + i, 5L));
                    case 1 -> append(event("s" + i, 0L)).with(List.of(), List.of(new Guard.Claim("taken", null)), null);
                    case 2 -> append(event("s" + i, 0L)).with(List.of(), List.of(new Guard.Count("full", 1, 1)), null);
                    default ->
                        append(event("s" + i, 0L)).with(List.of(), List.of(new Guard.MustExist("missing")), null);
                };
                var guards = new ArrayList<>(good.guards());
                guards.addAll(bad.guards());
                refused.add(log.submit(bad.with(List.of(), guards, good.receipt())));
                taken.add(log.submit(good));
            }
        }
        for (int i = 0; i < 16; i++) {
            assertThat(refusal(refused.get(i)))
                    .isEqualTo(
                            switch (i % 4) {
                                case 0 -> conflict("s" + i, 5, 1);
                                case 1 -> new AppendRefusal.Taken("taken", "owner");
                                case 2 -> new AppendRefusal.LimitExceeded("full", 2, 1);
                                default -> new AppendRefusal.Missing("missing", false);
                            });
            AppendResult result = answer(taken.get(i));
            assertThat(result.replayed()).isFalse();
            assertThat(result.version()).isEqualTo(2);
            assertThat(result.position()).isEqualTo(2 * i + 2);
        }
        assertThat(Samples.all(log)).hasSize(32);
    }

    @Test
    @DisplayName("R15-exact-claims")
    void aClaimHasOneOwnerHoweverManyRaceForIt() throws Exception {
        L here = engine.open();
        L there = engine.open();
        String owner = "nobody";
        for (int round = 0; round < 3; round++) {
            boolean free = round == 0;
            Guard[] release = free ? new Guard[0] : new Guard[] {new Guard.Release("name")};
            if (!free) {
                assertThat(attempt(there, check(new Guard.Claim("name", "late"))))
                        .isEqualTo(new AppendRefusal.Taken("name", owner));
                here.append(check(release));
            }
            assertThat(attempt(there, check(new Guard.Release("name"))))
                    .isEqualTo(new AppendRefusal.Missing("name", false));
            assertThat(attempt(there, check(new Guard.MustNotExist("name")))).isInstanceOf(AppendResult.class);
            assertThat(attempt(here, check(new Guard.MustHold("name", owner))))
                    .isEqualTo(new AppendRefusal.Missing("name", false));
            List<Object> outcomes = together(
                    CONTENDERS,
                    i -> () -> attempt(
                            i % 2 == 0 ? here : there,
                            append(event("c" + i)).with(List.of(), List.of(new Guard.Claim("name", "c" + i)), null)));
            int winner = -1;
            for (int i = 0; i < CONTENDERS; i++) {
                if (outcomes.get(i) instanceof AppendResult) {
                    assertThat(winner).as("winner before " + i).isNegative();
                    winner = i;
                }
            }
            owner = "c" + winner;
            assertThat(outcomes)
                    .filteredOn(outcome -> !(outcome instanceof AppendResult))
                    .hasSize(CONTENDERS - 1)
                    .containsOnly(new AppendRefusal.Taken("name", owner));
            assertThat(attempt(here, check(new Guard.MustNotExist("name"))))
                    .isEqualTo(new AppendRefusal.Taken("name", owner));
            assertThat(attempt(there, check(new Guard.MustHold("name", owner)))).isInstanceOf(AppendResult.class);
            assertThat(attempt(here, check(new Guard.MustHold("name", "nobody"))))
                    .isEqualTo(new AppendRefusal.Taken("name", owner));
        }
        assertThat(Samples.all(here)).hasSize(3);
    }

    @Test
    @DisplayName("R16-bounded-counters")
    void aCounterNeverLeavesItsBounds() throws Exception {
        L here = engine.open();
        L there = engine.open();
        List<Object> up = together(
                CONTENDERS,
                i -> () -> attempt(
                        i % 2 == 0 ? here : there,
                        append(event("c" + i)).with(List.of(), List.of(new Guard.Count("wip", 1, 10)), null)));
        assertThat(up).filteredOn(AppendResult.class::isInstance).hasSize(10);
        assertThat(up)
                .filteredOn(outcome -> !(outcome instanceof AppendResult))
                .containsOnly(new AppendRefusal.LimitExceeded("wip", 11, 10));
        assertThat(Samples.all(here)).hasSize(10);
        List<Object> down = together(
                CONTENDERS,
                i -> () -> attempt(i % 2 == 0 ? here : there, check(new Guard.Count("wip", -1, Long.MAX_VALUE))));
        assertThat(down).filteredOn(AppendResult.class::isInstance).hasSize(10);
        assertThat(down)
                .filteredOn(outcome -> !(outcome instanceof AppendResult))
                .containsOnly(new AppendRefusal.LimitExceeded("wip", -1, Long.MAX_VALUE));
        assertThat(attempt(there, check(new Guard.Count("wip", 0, 0)))).isInstanceOf(AppendResult.class);
    }

    @Test
    @DisplayName("R17-receipt")
    void aReceiptGivesTheFirstAnswerAgain() throws Exception {
        L here = engine.open();
        L there = engine.open();
        NewEvent created = event("r", 0L);
        AppendRequest request =
                append(created, event("side")).with(List.of(), List.of(new Guard.Claim("r", null)), receipt("key", 1));
        List<Object> outcomes = together(16, i -> () -> attempt(i % 2 == 0 ? here : there, request));
        AppendResult first = (AppendResult) outcomes.stream()
                .filter(outcome -> outcome instanceof AppendResult result && !result.replayed())
                .findAny()
                .orElseThrow();
        assertThat(first.version()).isEqualTo(1);
        var replay = new AppendResult(
                first.position(), first.recordedAt(), first.versions(), true, "named", first.version());
        assertThat(outcomes).filteredOn(outcome -> outcome != first).hasSize(15).containsOnly(replay);

        // Whatever came after, and whoever answers.
        here.append(append(event("r", 1L)));
        engine.close(here);
        assertThat(engine.open().append(request)).isEqualTo(replay);
        assertThat(there.version("r")).isEqualTo(2);
        assertThat(attempt(there, append(event("x")).with(List.of(), List.of(), receipt("key", 2))))
                .isEqualTo(new AppendRefusal.ReceiptMismatch("key"));

        // A refusal keeps none.
        AppendRequest early = append().with(List.of(), List.of(new Guard.MustExist("later")), receipt("k", 1));
        assertThat(attempt(there, early)).isEqualTo(new AppendRefusal.Missing("later", false));
        there.append(check(new Guard.Claim("later", null)));
        assertThat(there.append(early).replayed()).isFalse();
        assertThat(there.append(early).replayed()).isTrue();
    }

    @Test
    @DisplayName("R18-right-before-receipt")
    void whoLostARightIsNotAnsweredByAReceipt() throws Exception {
        L log = engine.open();
        AppendRequest request =
                append(event("m")).with(List.of(), List.of(new Guard.MustExist("member", true)), receipt("k", 1));
        AppendRefusal missing = new AppendRefusal.Missing("member", true);
        assertThat(attempt(log, request)).isEqualTo(missing);
        log.append(check(new Guard.Claim("member", null)));
        assertThat(log.append(request).replayed()).isFalse();
        assertThat(log.append(request).replayed()).isTrue();

        log.append(check(new Guard.Release("member")));
        assertThat(attempt(log, request)).isEqualTo(missing);
    }

    @Test
    @DisplayName("R19-request-without-events")
    void aRequestWithoutEventsTakesNoPosition() throws Exception {
        L log = engine.open();
        assertThat(log.append(append()).position()).isZero();
        AppendResult appended = log.append(append(event("a"), event("a")));

        AppendResult checked = log.append(check(new ExpectedVersion("a", 2)));
        assertThat(checked.position()).isEqualTo(2);
        assertThat(checked.recordedAt()).as("nothing to record").isEqualTo(appended.recordedAt());
        assertThat(checked.version()).isEqualTo(2);
        assertThat(attempt(log, check(new ExpectedVersion("a", 1)))).isEqualTo(conflict("a", 1, 2));
        AppendResult counted = log.append(check(new Guard.Count("c", 2, Long.MAX_VALUE)));
        assertThat(counted.position()).isEqualTo(2);
        assertThat(counted.recordedAt()).isAfter(appended.recordedAt());
        assertThat(log.headTime()).isEqualTo(counted.recordedAt());
        assertThat(log.append(append(event("a", 2L))).position()).isEqualTo(3);
        assertThat(Samples.all(log)).hasSize(3);
    }

    @Test
    @DisplayName("R20-joined-append")
    void anAppendIsPartOfItsCallersTransaction() throws Exception {
        L log = engine.open();
        AtomicLong told = new AtomicLong();
        CompletableFuture<AppendResult> behind;
        try (var _ = log.onAppend(told::set)) {
            behind = transaction().execute(status -> {
                AppendResult first = log.append(append(event("a", 0L)));
                AppendResult second = log.append(append(event("a", 1L), event("b", 0L)));
                assertThat(second.position()).isEqualTo(3);
                assertThat(second.recordedAt()).isAfter(first.recordedAt());
                assertThat(log.head())
                        .as("nothing is told before it is durable")
                        .isZero();
                assertThat(told).hasValue(0);
                assertThat(CompletableFuture.supplyAsync(() -> log.version("a")).join())
                        .as("nor seen")
                        .isZero();
                var waits = log.submit(append(event("a", 2L)));
                await(() -> engine.waiting() == 1);
                assertThat(waits).isNotDone();
                return waits;
            });
            assertThat(answer(behind).position()).isEqualTo(4);
            await(() -> told.get() == 4);
        }
        assertThat(Samples.all(log)).extracting(RecordedEvent::position).containsExactly(1L, 2L, 3L, 4L);
    }

    private TransactionTemplate transaction() {
        return new TransactionTemplate(new JdbcTransactionManager(engine.database()));
    }

    @Test
    @DisplayName("R21-joined-rollback")
    void whatACallerRollsBackWasNeverThere() throws Exception {
        L log = engine.open();
        log.append(append(event("a", 0L)));

        transaction().executeWithoutResult(status -> {
            log.append(append(event("a", 1L)).with(List.of(), List.of(new Guard.Claim("k", "gone")), receipt("r", 1)));
            status.setRollbackOnly();
        });
        assertThat(log.refreshHead()).isEqualTo(1);
        assertThat(log.version("a")).isEqualTo(1);

        transaction().executeWithoutResult(status -> {
            log.append(append(event("a", 1L)));
            Object savepoint = status.createSavepoint();
            log.append(append(event("a", 2L), event("b", 0L)));
            status.rollbackToSavepoint(savepoint);
        });
        assertThat(log.head()).isEqualTo(2);
        AppendResult next = log.append(
                append(event("a", 2L)).with(List.of(), List.of(new Guard.Claim("k", "kept")), receipt("r", 2)));
        assertThat(next.position()).isEqualTo(3);
        assertThat(next.replayed()).isFalse();
    }

    @Test
    @DisplayName("R22-joined-refusal")
    void aRefusalLeavesTheCallersTransactionAsItWas() throws Exception {
        L log = engine.open();
        var jdbc = new JdbcTemplate(engine.database());
        jdbc.execute("CREATE TABLE IF NOT EXISTS mine (a text)");
        jdbc.execute("TRUNCATE mine");
        NewEvent taken = event("a", 0L);
        log.append(append(taken));

        transaction().executeWithoutResult(status -> {
            jdbc.update("INSERT INTO mine VALUES ('kept')");
            assertThat(attempt(log, append(event("a", 0L)))).isEqualTo(conflict("a", 0, 1));
            assertThat(attempt(log, append(event(taken.eventId(), "b", 0L, new byte[0], null))))
                    .isEqualTo(new AppendRefusal.DuplicateEvent(taken.eventId()));
            assertThat(log.append(append(event("a", 1L))).position()).isEqualTo(2);
        });
        assertThat(jdbc.queryForObject("SELECT count(*) FROM mine", Integer.class))
                .isEqualTo(1);
        assertThat(log.version("a")).isEqualTo(2);
        assertThat(log.version("b")).isZero();
    }
}
