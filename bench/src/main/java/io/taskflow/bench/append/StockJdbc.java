package io.taskflow.bench.append;

import com.zaxxer.hikari.HikariDataSource;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcSQLErrorCodesResolver;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** Axon's JDBC engine, a transaction an append. */
final class StockJdbc implements AppendTarget {
    private final TransactionManager transactions;
    private final AxonEngine engine;

    StockJdbc(HikariDataSource pool) {
        transactions = new SpringTransactionManager(new DataSourceTransactionManager(pool));
        PersistenceExceptionResolver resolver = new JdbcSQLErrorCodesResolver();
        JdbcEventStorageEngine jdbc = JdbcEventStorageEngine.builder()
                .connectionProvider(new SpringDataSourceConnectionProvider(pool))
                .transactionManager(transactions)
                .persistenceExceptionResolver(resolver)
                .eventSerializer(AxonEngine.SERIALIZER)
                .snapshotSerializer(AxonEngine.SERIALIZER)
                .build();
        jdbc.createSchema(PostgresEventTableFactory.INSTANCE);
        engine = new AxonEngine(jdbc);
    }

    @Override
    public String name() {
        return "axon jdbc";
    }

    @Override
    public void append(Streams.Place place) {
        transactions.executeInTransaction(() -> engine.append(place));
    }
}
