package io.taskflow.eventstore.migration;

import com.thoughtworks.xstream.XStream;
import com.zaxxer.hikari.HikariDataSource;
import io.taskflow.eventstore.RecordedEvent;
import io.taskflow.eventstore.axon.PostgresEventStorageEngine;
import io.taskflow.eventstore.axon.PostgresTokenStore;
import io.taskflow.eventstore.postgres.AppendObserver;
import io.taskflow.eventstore.postgres.PostgresLog;
import io.taskflow.eventstore.postgres.PostgresLogSettings;
import io.taskflow.testing.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.PostgresTokenTableFactory;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.xml.CompactDriver;
import org.axonframework.serialization.xml.XStreamSerializer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What Axon's JDBC engine leaves behind, and the same database's log, where it is to go. */
final class OldStore implements AutoCloseable {

    /** What an application may hand to a reset. */
    public record Reset(String why) {}

    final HikariDataSource pool;
    final JdbcClient sql;
    final JdbcEventStorageEngine engine;
    final JdbcTokenStore tokens;
    final Serializer serializer;

    /** @param database what an earlier test left in it goes, and the log's tables stay: sooner done than a new database */
    OldStore(TestPostgres.Database database, Serializer serializer) {
        this.serializer = serializer;
        pool = database.pool(8);
        sql = JdbcClient.create(pool);
        sql.sql("DROP TABLE IF EXISTS domainevententry, snapshotevententry, tokenentry")
                .update();
        emptyLog();
        engine = JdbcEventStorageEngine.builder()
                .connectionProvider(pool::getConnection)
                .transactionManager(NoTransactionManager.INSTANCE)
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .build();
        engine.createSchema(PostgresEventTableFactory.INSTANCE);
        tokens = JdbcTokenStore.builder()
                .connectionProvider(pool::getConnection)
                .serializer(serializer)
                .claimTimeout(Duration.ZERO)
                .build();
        tokens.createSchema(PostgresTokenTableFactory.INSTANCE);
    }

    void emptyLog() {
        sql.sql("""
                DO $$ BEGIN
                    IF to_regclass('log.event') IS NOT NULL THEN
                        TRUNCATE log.event, log.append_group, log.segment, log.stream, log.claim, log.counter, log.receipt,
                            log.snapshot, log.token, log.type_positions;
                    END IF;
                END $$""").update();
    }

    static Serializer xml() {
        XStream xstream = new XStream(new CompactDriver());
        xstream.allowTypesByWildcard(new String[] {"org.axonframework.**", "io.taskflow.**"});
        return XStreamSerializer.builder().xStream(xstream).build();
    }

    static DomainEventMessage<String> event(String aggregate, long sequence, Instant at) {
        return new GenericDomainEventMessage<>(
                "Thing",
                aggregate,
                sequence,
                aggregate + " " + sequence,
                MetaData.from(Map.of("who", "somebody")),
                UUID.randomUUID().toString(),
                at);
    }

    /** Appends the aggregate's next events, a second apart. */
    void append(String aggregate, int count) {
        long from =
                engine.lastSequenceNumberFor(aggregate).map(last -> last + 1).orElse(0L);
        engine.appendEvents(LongStream.range(from, from + count)
                .mapToObj(sequence -> event(
                        aggregate,
                        sequence,
                        Instant.parse("2024-01-01T00:00:00.123Z").plusSeconds(sequence)))
                .toList());
    }

    /** As a transaction leaves it behind that is rolled back, or that is slow. @return the index */
    long gap() {
        return sql.sql("SELECT nextval('domainevententry_globalindex_seq')")
                .query(Long.class)
                .single();
    }

    /** A transaction that was slow commits. */
    void fill(long gap, String aggregate) {
        append(aggregate, 1);
        sql.sql(
                        "UPDATE domainevententry SET globalindex = ? WHERE globalindex = (SELECT max(globalindex) FROM domainevententry)")
                .param(gap)
                .update();
    }

    long index(String aggregate, long sequence) {
        return sql.sql("SELECT globalindex FROM domainevententry WHERE aggregateidentifier = ? AND sequencenumber = ?")
                .params(aggregate, sequence)
                .query(Long.class)
                .single();
    }

    void token(String processor, int segment, TrackingToken token) {
        tokens.initializeSegment(token, processor, segment);
    }

    MigrationReport migrate() throws Exception {
        return migrate(events -> {});
    }

    MigrationReport migrate(LongConsumer progress) throws Exception {
        return new AxonMigration(pool, pool, progress).run();
    }

    TrackingToken newToken(String processor, int segment) {
        return new PostgresTokenStore(pool, serializer, Duration.ZERO, "test").fetchToken(processor, segment);
    }

    <T> T onTheLog(Function<PostgresLog, T> work) {
        try (PostgresLog log =
                new PostgresLog(PostgresLogSettings.defaults(), pool, pool, List.of(), AppendObserver.NONE)) {
            log.refreshHead();
            return work.apply(log);
        }
    }

    List<RecordedEvent> recorded() {
        return onTheLog(log -> {
            List<RecordedEvent> events = new ArrayList<>();
            log.readAll(0, Long.MAX_VALUE, 1_000, events::add);
            return events;
        });
    }

    PostgresEventStorageEngine newEngine(PostgresLog log, Consumer<PostgresEventStorageEngine.Builder> customization) {
        PostgresEventStorageEngine.Builder builder = PostgresEventStorageEngine.builder(log, log, pool);
        builder.eventSerializer(serializer).snapshotSerializer(serializer);
        customization.accept(builder);
        return builder.build();
    }

    @Override
    public void close() {
        pool.close();
    }
}
