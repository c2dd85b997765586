package io.taskflow.eventstore.evolution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.eventstore.AppendRequest;
import io.taskflow.eventstore.NewEvent;
import io.taskflow.eventstore.RecordedEvent;
import io.taskflow.eventstore.autoconfigure.ApplicationForATest;
import io.taskflow.eventstore.axon.AggregateCache;
import io.taskflow.eventstore.axon.PostgresEventStore;
import io.taskflow.eventstore.contract.Samples;
import io.taskflow.eventstore.postgres.PostgresLog;
import io.taskflow.testing.TestPostgres;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Old events and old snapshots in the log of a running application. */
@Timeout(60)
class EvolutionTest {

    private static final String SENT = "org.example.parcels.ParcelSent";
    private static final String DELIVERED_AND_PAID = "org.example.parcels.ParcelDeliveredAndPaid";

    private static TestPostgres.Database database;
    private static ConfigurableApplicationContext application;
    private static PostgresLog log;
    private static CommandGateway commands;
    private static JdbcClient sql;

    private final String parcel = UUID.randomUUID().toString();

    @BeforeAll
    static void start() {
        database = TestPostgres.createDatabase();
        application = ApplicationForATest.start(
                ParcelApplication.class,
                database,
                "axon.eventhandling.processors.handled.mode=pooled",
                "axon.eventhandling.processors.handled.batch-size=1",
                "axon.eventhandling.processors.handled.initial-segment-count=1");
        log = application.getBean(PostgresLog.class);
        commands = application.getBean(CommandGateway.class);
        sql = application.getBean(JdbcClient.class);
    }

    @AfterAll
    static void end() {
        application.close();
        database.close();
    }

    @Test
    void anAggregateIsLoadedFromEventsThatWereRenamedReshapedAndSplit() {
        stored(SENT, null, "{'id':'%s','to':'Mill Lane 3, Leeds'}");
        stored(DELIVERED_AND_PAID, null, "{'id':'%s','cents':450}");

        assertThat(ask()).isEqualTo("Leeds, delivered, 450");
        commands.sendAndWait(new Parcel.Pay(parcel, 50));

        // Two events were stored, though three were read: the next one is number 2.
        assertThat(Samples.stream(log, parcel))
                .extracting(RecordedEvent::sequence)
                .containsExactly(0L, 1L, 2L);
        assertThat(ask()).isEqualTo("Leeds, delivered, 500");
    }

    @Test
    void bothHalvesOfASplitEventAreHandledOnceAtItsPosition() {
        StreamingEventProcessor processor = application
                .getBean(EventProcessingConfiguration.class)
                .eventProcessor("handled", StreamingEventProcessor.class)
                .orElseThrow();
        stored(SENT, "1", "{'id':'%s','street':'Mill Lane 3','city':'Leeds'}");
        long split = stored(DELIVERED_AND_PAID, null, "{'id':'%s','cents':450}");
        Samples.await(() -> handled().size() == 3);
        // One that begins again after the split event's position has had both halves.
        processor.shutDown();
        long after = stored(DELIVERED_AND_PAID, null, "{'id':'%s','cents':1}");
        processor.start();
        Samples.await(() -> handled().size() == 5);
        Samples.await(() -> token() == log.head());

        assertThat(handled())
                .containsExactly(
                        "ParcelDispatched[id=%s, to=Address[street=Mill Lane 3, city=Leeds]] at %d"
                                .formatted(parcel, split - 1),
                        "ParcelDelivered[id=%s] at %d".formatted(parcel, split),
                        "ParcelPaid[id=%s, cents=450] at %d".formatted(parcel, split),
                        "ParcelDelivered[id=%s] at %d".formatted(parcel, after),
                        "ParcelPaid[id=%s, cents=1] at %d".formatted(parcel, after));
        assertThat(application.getBean(PostgresEventStore.class).lag()).isZero();
    }

    @Test
    void aSnapshotIsTakenWhenItsAggregatesPolicySaysSo() {
        commands.sendAndWait(new Parcel.Dispatch(parcel, new ParcelDispatched.Address("Mill Lane 3", "Leeds")));
        String courier = UUID.randomUUID().toString();
        for (int i = 1; i <= 5; i++) {
            // Each from the cache: the policy counts on, though nothing is loaded.
            commands.sendAndWait(new Parcel.Pay(parcel, i));
            commands.sendAndWait(new Courier.Drive(courier));
        }
        Samples.await(() -> snapshots(parcel) == 1);

        assertThat(snapshots(courier)).isZero();
        assertThat(sql.sql("SELECT revision FROM log.snapshot WHERE stream_id = ?")
                        .param(parcel)
                        .query(String.class)
                        .single())
                .isEqualTo("2");
    }

    @Test
    void aSnapshotOfTodaysRevisionIsRead() {
        String state = "{\"id\":\"%s\",\"city\":\"Leeds\",\"delivered\":true,\"paid\":7}".formatted(parcel);
        stored(SENT, null, "{'id':'%s','to':'Mill Lane 3, Leeds'}");
        snapshot("2", state);

        assertThat(ask()).as("what the snapshot alone knows").isEqualTo("Leeds, delivered, 7");
    }

    @Test
    void aSnapshotOfAnotherRevisionIsNotReadAndIsReplaced() {
        stored(SENT, null, "{'id':'%s','to':'Mill Lane 3, Leeds'}");
        stored(DELIVERED_AND_PAID, null, "{'id':'%s','cents':1}");
        snapshot("1", "{\"what\":\"no longer understood\"}");

        assertThat(ask()).isEqualTo("Leeds, delivered, 1");
        commands.sendAndWait(new Parcel.Pay(parcel, 1));

        Samples.await(() -> sql.sql("SELECT revision FROM log.snapshot WHERE stream_id = ?")
                .param(parcel)
                .query(String.class)
                .single()
                .equals("2"));
        forget();
        assertThat(ask()).isEqualTo("Leeds, delivered, 2");
    }

    private String ask() {
        return commands.sendAndWait(new Parcel.Ask(parcel));
    }

    private static void forget() {
        application.getBean(AggregateCache.class).removeAll();
    }

    /** As a version of the application stored it that is long gone. @return its position */
    private long stored(String type, String revision, String payload) {
        return log.append(AppendRequest.of(List.of(new NewEvent(
                        UUID.randomUUID().toString(),
                        parcel,
                        "Parcel",
                        null,
                        null,
                        type,
                        revision,
                        payload.replace('\'', '"').formatted(parcel).getBytes(UTF_8),
                        "{}".getBytes(UTF_8),
                        null))))
                .position();
    }

    private void snapshot(String revision, String state) {
        sql.sql("""
                        INSERT INTO log.snapshot (stream_id, sequence, aggregate_type, type, revision, event_id, recorded_at, payload, metadata)
                        VALUES (?, 0, 'Parcel', ?, ?, 'snapshot', now(), ?, '{}')""")
                .params(parcel, Parcel.class.getName(), revision, state.getBytes(UTF_8))
                .update();
    }

    private static int snapshots(String stream) {
        return sql.sql("SELECT count(*) FROM log.snapshot WHERE stream_id = ?")
                .param(stream)
                .query(Integer.class)
                .single();
    }

    private List<String> handled() {
        return sql.sql("SELECT what || ' at ' || position FROM handled WHERE what LIKE ? ORDER BY position, what")
                .param("%" + parcel + "%")
                .query(String.class)
                .list();
    }

    private static long token() {
        return sql.sql("SELECT position FROM log.token WHERE processor = 'handled'")
                .query(Long.class)
                .single();
    }
}
