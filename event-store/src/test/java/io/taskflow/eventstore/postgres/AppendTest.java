package io.taskflow.eventstore.postgres;

import static io.taskflow.eventstore.contract.Samples.append;
import static io.taskflow.eventstore.contract.Samples.check;
import static io.taskflow.eventstore.contract.Samples.event;
import static io.taskflow.eventstore.contract.Samples.receipt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskflow.eventstore.AppendFailedException;
import io.taskflow.eventstore.AppendResult;
import io.taskflow.eventstore.Guard;
import io.taskflow.eventstore.InlineProjection;
import io.taskflow.eventstore.NewEvent;
import io.taskflow.eventstore.RecordedEvent;
import io.taskflow.eventstore.Sha256;
import io.taskflow.eventstore.contract.Samples;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AppendTest {
    private static final Logs logs = new Logs();
    private PostgresLog log;

    @BeforeEach
    void open() throws SQLException {
        logs.empty();
        log = logs.open();
    }

    @AfterAll
    static void end() {
        logs.close();
    }

    @Test
    void whoObservesHearsWhatEachGroupDid() throws Exception {
        List<CompletableFuture<AppendResult>> answers = new ArrayList<>();
        try (var _ = logs.holdLock()) {
            // The first is a group of its own, as it waits for the lock; the others gather behind it.
            log.submit(append(event("first")));
            Samples.await(() -> logs.waitsForLock() == 1);
            for (int i = 0; i < 64; i++) {
                answers.add(log.submit(append(event("s" + i, i % 8 == 3 ? 5L : 0L))));
            }
            answers.add(log.submit(check(new Guard.MustExist("nothing"))));
        }
        answers.forEach(answer -> answer.handle((result, failure) -> result).join());
        // It is told after the callers.
        Samples.await(() -> logs.groups.size() == 2);
        assertThat(logs.groups.getLast()).satisfies(group -> {
            assertThat(group.requests()).isEqualTo(65);
            assertThat(group.refused()).isEqualTo(9);
            assertThat(group.conflicts()).isEqualTo(8);
            assertThat(group.events()).isEqualTo(56);
        });
    }

    @Test
    void groupsFollowOneAnotherAndTheTreeIsThatOfWhatIsStored() throws Exception {
        PostgresLog other = logs.open();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int w = 0; w < 32; w++) {
                String stream = "w" + w;
                PostgresLog through = w % 2 == 0 ? log : other;
                threads.submit(() -> {
                    for (long i = 0; i < 10; i++) {
                        through.append(append(event(stream, i)));
                    }
                    return null;
                });
            }
        }
        assertThat(Samples.all(log)).hasSize(320);
        assertThat(logs.ask("SELECT bool_and(ok) FROM (SELECT recorded_at > lag(recorded_at) OVER w"
                        + " AND first_position = lag(last_position) OVER w + 1 AND number = lag(number) OVER w + 1 AS ok"
                        + " FROM log.append_group WINDOW w AS (ORDER BY number)) x"))
                .isEqualTo("t");
        assertThat(treeOf(Samples.all(log))).isEqualTo(storedTree());
    }

    private static String storedTree() throws SQLException {
        return logs.ask("SELECT encode(frontier, 'hex') FROM log.append_group ORDER BY number DESC LIMIT 1");
    }

    /** Leaf by leaf from what is stored, by the words of the design. */
    private static String treeOf(List<RecordedEvent> events) {
        Frontier tree = new Frontier();
        var sha256 = Sha256.digest();
        for (RecordedEvent e : events) {
            var prepared = PreparedEvent.of(
                    new NewEvent(
                            e.eventId(),
                            e.streamId(),
                            e.aggregateType(),
                            e.scope(),
                            e.sequence(),
                            e.type(),
                            e.revision(),
                            e.payload(),
                            e.metadata(),
                            e.occurredAt()),
                    sha256);
            tree.add(prepared.leafHash(
                    e.position(), e.sequence(), PreparedEvent.line(Micros.of(e.recordedAt())), sha256));
        }
        return HexFormat.of().formatHex(tree.bytes());
    }

    @Test
    void oldReceiptsAreClearedAway() throws SQLException {
        log.append(append(event("a")).with(List.of(), List.of(), receipt("old", 1)));
        log.append(append(event("b")).with(List.of(), List.of(), receipt("young", 1)));
        logs.execute("UPDATE log.receipt SET recorded_at = recorded_at - interval '26 hours' WHERE key = 'old'");

        new Housekeeping(logs.pool, PostgresLogSettings.defaults().receiptRetention()).clearReceipts();

        assertThat(logs.ask("SELECT string_agg(key, ' ') FROM log.receipt")).isEqualTo("young");
    }

    @Test
    void anInlineProjectionThatFailsFailsItsRequestAlone() throws Exception {
        logs.execute("CREATE TABLE seen (position bigint PRIMARY KEY, stream text)");
        InlineProjection projection = (group, connection) -> {
            try (var insert = connection.prepareStatement("INSERT INTO seen VALUES (?, ?)")) {
                for (RecordedEvent event : group) {
                    insert.setLong(1, event.streamId().equals("twice") ? 1 : event.position());
                    insert.setString(2, event.streamId());
                    insert.executeUpdate();
                    if (event.streamId().equals("bug")) {
                        throw new IllegalStateException("a bug");
                    }
                }
            }
        };
        log.close();
        log = logs.open(projection);
        log.append(append(event("a")));
        List<CompletableFuture<AppendResult>> answers = new ArrayList<>();
        try (var _ = logs.holdLock()) {
            log.submit(append(event("first")));
            Samples.await(() -> logs.waitsForLock() == 1);
            for (String stream : List.of("b", "bug", "c", "twice", "d")) {
                answers.add(log.submit(append(event(stream, 0L))));
            }
        }
        assertThat(answers.get(0).join().position()).isEqualTo(3);
        assertThat(answers.get(2).join().position()).isEqualTo(4);
        assertThat(answers.get(4).join().position()).isEqualTo(5);
        for (int failed : List.of(1, 3)) {
            assertThatThrownBy(() -> answers.get(failed).join())
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(AppendFailedException.class);
        }
        assertThat(log.version("bug")).isZero();
        assertThat(logs.ask("SELECT string_agg(stream, ' ' ORDER BY position) FROM seen"))
                .isEqualTo("a first b c d");
        assertThat(treeOf(Samples.all(log))).isEqualTo(storedTree());
        logs.execute("DROP TABLE seen");
    }

    @Test
    void whatCannotBeNamedIsRefusedBeforeItIsSent() {
        assertThatThrownBy(() -> log.append(append(event("a\nb")))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> log.append(append(event("")))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> log.append(append(event("\ud800")))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> log.append(append(event("é".repeat(128)))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> log.append(append(event("a", -1L)))).isInstanceOf(IllegalArgumentException.class);
        assertThat(log.append(append(event("é".repeat(120)))).position()).isEqualTo(1);
        assertThatThrownBy(() -> log.append(check(new Guard.Claim("\u0000", null))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
