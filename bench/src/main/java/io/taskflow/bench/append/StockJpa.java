package io.taskflow.bench.append;

import com.zaxxer.hikari.HikariDataSource;
import io.taskflow.bench.rival.ByteaDialect;
import jakarta.persistence.EntityManagerFactory;
import java.util.Map;
import java.util.Objects;
import org.axonframework.common.jpa.SimpleEntityManagerProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.jpa.JpaEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jpa.SQLErrorCodesResolver;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;

/** Axon's JPA engine on Hibernate, a transaction an append. */
final class StockJpa implements AppendTarget {
    private final LocalContainerEntityManagerFactoryBean hibernate = new LocalContainerEntityManagerFactoryBean();
    private final TransactionManager transactions;
    private final AxonEngine engine;

    StockJpa(HikariDataSource pool) throws Exception {
        hibernate.setDataSource(pool);
        hibernate.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
        hibernate.setPackagesToScan(
                "org.axonframework.eventsourcing.eventstore.jpa", "org.axonframework.eventhandling");
        hibernate.setJpaPropertyMap(
                Map.of("hibernate.hbm2ddl.auto", "update", "hibernate.dialect", ByteaDialect.class.getName()));
        hibernate.afterPropertiesSet();
        EntityManagerFactory entities = Objects.requireNonNull(hibernate.getObject());
        transactions = new SpringTransactionManager(new JpaTransactionManager(entities));
        engine = new AxonEngine(JpaEventStorageEngine.builder()
                .entityManagerProvider(
                        new SimpleEntityManagerProvider(SharedEntityManagerCreator.createSharedEntityManager(entities)))
                .transactionManager(transactions)
                .persistenceExceptionResolver(new SQLErrorCodesResolver(pool))
                .eventSerializer(AxonEngine.SERIALIZER)
                .snapshotSerializer(AxonEngine.SERIALIZER)
                .build());
    }

    @Override
    public String name() {
        return "axon jpa";
    }

    @Override
    public void append(Streams.Place place) {
        transactions.executeInTransaction(() -> engine.append(place));
    }

    @Override
    public void close() {
        hibernate.destroy();
    }
}
