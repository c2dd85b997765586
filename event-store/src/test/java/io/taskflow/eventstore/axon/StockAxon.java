package io.taskflow.eventstore.axon;

import com.zaxxer.hikari.HikariDataSource;
import io.taskflow.testing.TestPostgres;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import java.util.Map;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.jpa.DomainEventEntry;
import org.axonframework.eventsourcing.eventstore.jpa.JpaEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jpa.SnapshotEventEntry;

/** Axon's own event store on JPA, on a database of its own, every setting as it comes. */
final class StockAxon implements AutoCloseable {
    private final TestPostgres.Database database = TestPostgres.createDatabase();
    private final HikariDataSource pool = database.pool(8);
    private final EntityManagerFactory factory;
    private final ThreadLocal<EntityManager> current = new ThreadLocal<>();
    private final EmbeddedEventStore store;

    StockAxon() {
        factory = new PersistenceConfiguration("stock")
                .managedClass(DomainEventEntry.class)
                .managedClass(SnapshotEventEntry.class)
                .properties(Map.of(
                        "jakarta.persistence.nonJtaDataSource",
                        pool,
                        "jakarta.persistence.schema-generation.database.action",
                        "create"))
                .createEntityManagerFactory();
        JpaEventStorageEngine engine = JpaEventStorageEngine.builder()
                .entityManagerProvider(current::get)
                .transactionManager(transactions())
                .eventSerializer(LogForATest.SERIALIZER)
                .snapshotSerializer(LogForATest.SERIALIZER)
                .build();
        store = EmbeddedEventStore.builder().storageEngine(engine).build();
    }

    EventStore store() {
        return store;
    }

    /** A transaction a thread; one inside another is part of it. */
    TransactionManager transactions() {
        return () -> current.get() == null ? begin() : PART_OF_ANOTHER;
    }

    private Transaction begin() {
        EntityManager manager = factory.createEntityManager();
        current.set(manager);
        manager.getTransaction().begin();
        return new Transaction() {
            @Override
            public void commit() {
                end(manager.getTransaction()::commit);
            }

            @Override
            public void rollback() {
                end(manager.getTransaction()::rollback);
            }

            private void end(Runnable how) {
                try (manager) {
                    how.run();
                } finally {
                    current.remove();
                }
            }
        };
    }

    private static final Transaction PART_OF_ANOTHER = new Transaction() {
        @Override
        public void commit() {}

        @Override
        public void rollback() {}
    };

    @Override
    public void close() {
        store.shutDown();
        factory.close();
        pool.close();
        database.close();
    }
}
