package io.taskflow.eventstore.postgres;

import static io.taskflow.eventstore.postgres.Logs.append;
import static io.taskflow.eventstore.postgres.Logs.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskflow.eventstore.AppendRefusedException;
import io.taskflow.eventstore.AppendResult;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

class JoiningTest {
    private final Logs logs = new Logs();
    private final PostgresLog log = logs.open();
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(logs.pool));
    private final JdbcTemplate jdbc = new JdbcTemplate(logs.pool);

    @AfterEach
    void close() {
        logs.close();
    }

    @Test
    void anAppendIsPartOfItsCallersTransaction() {
        jdbc.execute("CREATE TABLE mine (a text)");
        AtomicLong told = new AtomicLong();
        log.onAppend(told::set);

        transaction.executeWithoutResult(status -> {
            jdbc.update("INSERT INTO mine VALUES ('kept')");
            AppendResult first = log.append(append(event("a", 0L)));
            AppendResult second = log.append(append(event("a", 1L), event("b", 0L)));
            assertThat(second.position()).isEqualTo(3);
            assertThat(second.recordedAt()).isAfter(first.recordedAt());
            assertThat(log.head()).as("nothing is told before it is durable").isZero();
            assertThat(told).hasValue(0);
        });
        assertThat(log.head()).isEqualTo(3);
        assertThat(told).hasValue(3);

        transaction.executeWithoutResult(status -> {
            jdbc.update("INSERT INTO mine VALUES ('gone')");
            log.append(append(event("a", 2L)));
            status.setRollbackOnly();
        });
        assertThat(log.refreshHead()).isEqualTo(3);
        assertThat(log.version("a")).isEqualTo(2);
        assertThat(jdbc.queryForList("SELECT a FROM mine", String.class)).containsExactly("kept");
        assertThat(log.append(append(event("a", 2L))).position()).isEqualTo(4);
    }

    @Test
    void aRefusalLeavesTheTransactionAsItWas() {
        jdbc.execute("CREATE TABLE mine (a text)");
        var taken = event("a", 0L);
        log.append(append(taken));

        transaction.executeWithoutResult(status -> {
            jdbc.update("INSERT INTO mine VALUES ('kept')");
            assertThatThrownBy(() -> log.append(append(event("a", 0L)))).isInstanceOf(AppendRefusedException.class);
            assertThatThrownBy(() -> log.append(append(taken))).isInstanceOf(AppendRefusedException.class);
            assertThat(log.append(append(event("a", 1L))).position()).isEqualTo(2);
        });
        assertThat(jdbc.queryForObject("SELECT count(*) FROM mine", Integer.class))
                .isEqualTo(1);
        assertThat(log.version("a")).isEqualTo(2);
    }

    @Test
    void whatIsRolledBackToASavepointWasNeverThere() {
        transaction.executeWithoutResult(status -> {
            log.append(append(event("a", 0L)));
            Object savepoint = status.createSavepoint();
            log.append(append(event("a", 1L), event("b", 0L)));
            status.rollbackToSavepoint(savepoint);
        });
        assertThat(log.head()).isEqualTo(1);
        assertThat(log.append(append(event("a", 1L))).position()).isEqualTo(2);
    }

    @Test
    void othersWaitUntilItsTransactionEnds() {
        CompletableFuture<AppendResult> behind = new CompletableFuture<>();
        transaction.executeWithoutResult(status -> {
            log.append(append(event("a", 0L)));
            log.submit(append(event("a", 1L))).whenComplete((result, failure) -> {
                if (failure == null) {
                    behind.complete(result);
                } else {
                    behind.completeExceptionally(failure);
                }
            });
            Logs.await(() -> logs.waitsForLock() == 1);
            assertThat(behind).isNotDone();
        });
        assertThat(behind.join().position()).isEqualTo(2);
    }

    @Test
    void aTransactionThatSeesThePastIsNotJoined() {
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> log.append(append(event("a")))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("repeatable read");
    }

    @Test
    void aTransactionOnAnotherDatabaseIsNotJoined() {
        try (var other = logs.database.pool(1)) {
            new TransactionTemplate(new JdbcTransactionManager(other)).executeWithoutResult(status -> {
                // Binds a connection to the transaction that goes on, though it is not part of it.
                jdbc.queryForObject("SELECT 1", Integer.class);
                log.append(append(event("a", 0L)));
                status.setRollbackOnly();
            });
        }
        assertThat(log.head()).isEqualTo(1);
    }
}
