package io.taskflow.eventstore.autoconfigure;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.taskflow.eventstore.Appender;
import io.taskflow.eventstore.EventLog;
import io.taskflow.eventstore.InlineProjection;
import io.taskflow.eventstore.archive.Archive;
import io.taskflow.eventstore.archive.Archives;
import io.taskflow.eventstore.axon.AggregateCache;
import io.taskflow.eventstore.axon.AppendContextResolver;
import io.taskflow.eventstore.axon.AppendInterceptor;
import io.taskflow.eventstore.axon.CommandDispatcher;
import io.taskflow.eventstore.axon.PostgresEventStorageEngine;
import io.taskflow.eventstore.axon.PostgresEventStore;
import io.taskflow.eventstore.axon.PostgresTokenStore;
import io.taskflow.eventstore.axon.Refusals;
import io.taskflow.eventstore.postgres.AppendObserver;
import io.taskflow.eventstore.postgres.PostgresLog;
import io.taskflow.eventstore.postgres.PostgresLogSettings;
import java.lang.management.ManagementFactory;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandBusSpanFactory;
import org.axonframework.commandhandling.DuplicateCommandHandlerResolver;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.config.Configuration;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.serialization.Serializer;
import org.axonframework.springboot.autoconfig.AxonAutoConfiguration;
import org.axonframework.springboot.autoconfig.JdbcAutoConfiguration;
import org.axonframework.springboot.autoconfig.JpaAutoConfiguration;
import org.axonframework.springboot.autoconfig.JpaEventStoreAutoConfiguration;
import org.axonframework.springboot.autoconfig.TransactionAutoConfiguration;
import org.axonframework.springboot.autoconfig.UpdateCheckerAutoConfiguration;
import org.axonframework.updates.configuration.UsagePropertyProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * Puts the log behind Axon. It comes after Spring's transaction managers and before Axon's own look for them: Axon 4.13 still orders itself by their
 * names of Spring Boot 3, and would run processors without transactions.
 */
@AutoConfiguration(
        after = {DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class},
        afterName = {
            "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
        },
        before = {
            TransactionAutoConfiguration.class,
            JpaAutoConfiguration.class,
            JpaEventStoreAutoConfiguration.class,
            JdbcAutoConfiguration.class,
            AxonAutoConfiguration.class,
            UpdateCheckerAutoConfiguration.class
        })
@ConditionalOnBean(DataSource.class)
@EnableConfigurationProperties(EventStoreProperties.class)
public class EventStoreAutoConfiguration {

    private final EventStoreProperties properties;

    EventStoreAutoConfiguration(EventStoreProperties properties) {
        this.properties = properties;
    }

    /** Reads months; they are put there by a command. */
    @Bean
    @ConditionalOnMissingBean
    Archive eventLogArchive() {
        return new Archives("archive", properties.archive().s3Endpoint());
    }

    @Bean
    @ConditionalOnMissingBean({Appender.class, EventLog.class})
    PostgresLog eventLog(
            DataSource database,
            Archive archive,
            ObjectProvider<InlineProjection> inlineProjections,
            ObjectProvider<MeterRegistry> meters) {
        if (properties.migrate()) {
            PostgresLog.migrate(database);
        }
        EventStoreProperties.Group group = properties.group();
        PostgresLogSettings settings = new PostgresLogSettings(
                group.maxRequests(),
                group.maxBytes(),
                group.maxWaiting(),
                group.callerTimeout(),
                group.transactionTimeout(),
                group.pollInterval(),
                properties.receipts().retention());
        MeterRegistry registry = meters.getIfAvailable();
        return new PostgresLog(
                settings,
                database,
                database,
                inlineProjections.orderedStream().toList(),
                registry == null ? AppendObserver.NONE : new LogMetrics(registry),
                archive);
    }

    @Bean
    @ConditionalOnMissingBean
    EventStorageEngine eventStorageEngine(
            Appender appender,
            EventLog log,
            DataSource database,
            Serializer snapshotSerializer,
            @Qualifier("eventSerializer") Serializer eventSerializer,
            Configuration configuration) {
        PostgresEventStorageEngine.Builder builder = PostgresEventStorageEngine.builder(appender, log, database)
                .scopeKey(properties.scopeKey())
                .stampOccurredAt(properties.stampOccurredAt())
                .streamsBeginAnywhere(properties.streamsBeginAnywhere());
        builder.batchSize(properties.readBatch())
                .snapshotSerializer(snapshotSerializer)
                .eventSerializer(eventSerializer)
                .upcasterChain(configuration.upcasterChain())
                .snapshotFilter(configuration.snapshotFilter());
        return builder.build();
    }

    @Bean
    @ConditionalOnMissingBean(EventBus.class)
    PostgresEventStore eventStore(
            EventStorageEngine engine,
            EventLog log,
            Configuration configuration,
            ObjectProvider<MeterRegistry> meters) {
        PostgresEventStore store = new PostgresEventStore(
                engine,
                log,
                configuration.messageMonitor(EventStore.class, "eventStore"),
                configuration.getComponent(EventBusSpanFactory.class));
        meters.ifAvailable(registry -> Gauge.builder("eventstore.feed.lag", store, PostgresEventStore::lag)
                .description("events that the slowest open stream has not handed out yet")
                .register(registry));
        return store;
    }

    /** Takes the log, though it does not use it: its table is made with the log's. */
    @Bean
    @ConditionalOnMissingBean
    TokenStore tokenStore(DataSource readModels, Serializer serializer, EventLog log) {
        return new PostgresTokenStore(readModels, serializer, properties.claimTimeout(), nodeId(properties.nodeId()));
    }

    private static String nodeId(@Nullable String configured) {
        return configured != null
                ? configured
                : ManagementFactory.getRuntimeMXBean().getName() + "/" + UUID.randomUUID();
    }

    @Bean
    @ConditionalOnMissingBean(CommandBus.class)
    @ConditionalOnProperty(
            name = "taskflow.event-store.command-transactions",
            havingValue = "false",
            matchIfMissing = true)
    @Qualifier("localSegment")
    SimpleCommandBus commandBus(Configuration configuration, DuplicateCommandHandlerResolver duplicates) {
        SimpleCommandBus bus = SimpleCommandBus.builder()
                .duplicateCommandHandlerResolver(duplicates)
                .spanFactory(configuration.getComponent(CommandBusSpanFactory.class))
                .messageMonitor(configuration.messageMonitor(CommandBus.class, "commandBus"))
                .build();
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(configuration.correlationDataProviders()));
        return bus;
    }

    @Bean
    @ConditionalOnMissingBean
    Refusals refusals() {
        return Refusals.NONE;
    }

    @Bean
    ConfigurerModule appendInterceptor(Appender appender, EventLog log, Refusals refusals) {
        AppendInterceptor interceptor = new AppendInterceptor(appender, log, refusals);
        // At the start, before handlers subscribe: earlier, the bus would need the configuration that is being made.
        return configurer -> configurer.onStart(
                Integer.MIN_VALUE,
                () -> configurer.buildConfiguration().commandBus().registerHandlerInterceptor(interceptor));
    }

    @Bean
    AppendContextResolver appendContextResolver() {
        return new AppendContextResolver();
    }

    @Bean
    @ConditionalOnMissingBean
    CommandDispatcher commandDispatcher(CommandBus bus) {
        return new CommandDispatcher(bus, properties.commandAttempts());
    }

    @Bean
    @ConditionalOnMissingBean(name = "aggregateCache")
    AggregateCache aggregateCache() {
        return new AggregateCache(properties.cachedAggregates());
    }

    /** Nothing phones home, unless {@code axon.update-check.disabled=false} asks for it. Axon's own provider, its properties, is a bean as well. */
    @Bean
    @Primary
    @ConditionalOnProperty(name = "axon.update-check.disabled", havingValue = "true", matchIfMissing = true)
    UsagePropertyProvider usagePropertyProvider() {
        return new NoUpdateCheck();
    }

    @org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(HealthIndicator.class)
    static class HealthConfiguration {

        @Bean
        LogHealthIndicator eventLogHealthIndicator(EventLog log) {
            return new LogHealthIndicator(log);
        }
    }
}
