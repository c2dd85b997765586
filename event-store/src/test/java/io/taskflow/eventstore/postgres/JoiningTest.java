package io.taskflow.eventstore.postgres;

import static io.taskflow.eventstore.contract.Samples.append;
import static io.taskflow.eventstore.contract.Samples.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskflow.eventstore.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
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
    void aTransactionThatSeesThePastIsNotJoined() {
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> log.append(append(event("a")))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("repeatable read");
    }

    @Test
    void aTransactionSeesTheStreamsItHasMade() {
        transaction.executeWithoutResult(status -> {
            log.append(append(event("a", 0L)));
            assertThat(log.version("a")).isEqualTo(1);
            assertThat(stream("a")).hasSize(1);
            status.setRollbackOnly();
        });
        assertThat(log.version("a")).isZero();
        assertThat(stream("a")).isEmpty();
    }

    private List<RecordedEvent> stream(String id) {
        List<RecordedEvent> events = new ArrayList<>();
        log.readStream(id, 0, events::add);
        return events;
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
