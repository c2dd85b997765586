package io.taskflow.eventstore.contract;

import static io.taskflow.eventstore.contract.Samples.stream;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.eventstore.AppendRequest;
import io.taskflow.eventstore.Appender;
import io.taskflow.eventstore.EventLog;
import io.taskflow.eventstore.NewEvent;
import io.taskflow.eventstore.RecordedEvent;
import io.taskflow.eventstore.axon.AggregateCache;
import io.taskflow.eventstore.axon.AppendInterceptor;
import io.taskflow.eventstore.axon.CommandAnswer;
import io.taskflow.eventstore.axon.CommandAnswer.Accepted;
import io.taskflow.eventstore.axon.CommandAnswer.Refused;
import io.taskflow.eventstore.axon.CommandDispatcher;
import io.taskflow.eventstore.axon.PostgresEventStore;
import io.taskflow.eventstore.contract.Tally.Added;
import io.taskflow.eventstore.contract.Tally.Begun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.eventhandling.DefaultEventBusSpanFactory;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventsourcing.AggregateSnapshotter;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.GenericAggregateFactory;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.monitoring.NoOpMessageMonitor;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.axonframework.tracing.NoOpSpanFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What holds for aggregates over a log. */
public abstract class AxonRules<L extends Appender & EventLog> extends LogRules<L> {

    protected static final Serializer SERIALIZER = Jackson3Serializer.builder().build();
    private static final int SNAPSHOT_AFTER = 5;

    protected abstract EventStorageEngine storage(L log, EventUpcaster upcaster);

    /** A process that handles commands. */
    private final class Process {
        private final L log = engine.open();
        private final PostgresEventStore store;
        private final CommandDispatcher dispatcher;

        /** @param cache null for loading each aggregate anew */
        Process(EventUpcaster upcaster, AggregateCache cache) {
            store = new PostgresEventStore(
                    storage(log, upcaster),
                    log,
                    NoOpMessageMonitor.INSTANCE,
                    DefaultEventBusSpanFactory.builder()
                            .spanFactory(NoOpSpanFactory.INSTANCE)
                            .build());
            var snapshotter = AggregateSnapshotter.builder()
                    .eventStore(store)
                    .aggregateFactories(new GenericAggregateFactory<>(Tally.class))
                    .build();
            EventSourcingRepository<Tally> tallies = EventSourcingRepository.builder(Tally.class)
                    .eventStore(store)
                    .snapshotTriggerDefinition(new EventCountSnapshotTriggerDefinition(snapshotter, SNAPSHOT_AFTER))
                    .cache(cache)
                    .build();
            var bus = SimpleCommandBus.builder().build();
            bus.registerHandlerInterceptor(
                    new AppendInterceptor(log, log, result -> result instanceof Tally.TooLittle));
            AggregateAnnotationCommandHandler.<Tally>builder()
                    .aggregateType(Tally.class)
                    .repository(tallies)
                    .build()
                    .subscribe(bus);
            dispatcher = new CommandDispatcher(bus, 5);
        }

        CommandAnswer<Object> send(Object command) {
            return dispatcher.send(command, Map.of(), append -> {});
        }

        Object resultOf(Object command) {
            return ((Accepted<Object>) send(command)).result();
        }
    }

    @Test
    @DisplayName("R33-snapshot-equals-fold")
    void anAggregateFromItsSnapshotIsTheFoldOfItsEvents() {
        Process process = new Process(NoOpEventUpcaster.INSTANCE, null);
        String id = UUID.randomUUID().toString();
        process.send(new Tally.Begin(id));
        Random amounts = new Random(id.hashCode());
        for (int i = 0; i < 4 * SNAPSHOT_AFTER; i++) {
            process.send(new Tally.Add(id, amounts.nextLong(1, 1_000)));

            assertThat(process.resultOf(new Tally.Show(id))).isEqualTo(fold(stream(process.log, id)));
        }
        long first = process.store.readEvents(id).next().getSequenceNumber();
        assertThat(first).as("read from a snapshot").isGreaterThanOrEqualTo(3 * SNAPSHOT_AFTER - 1);
    }

    private static Tally.State fold(List<RecordedEvent> events) {
        Tally.State state = new Tally.State(0, 0, 0);
        for (RecordedEvent event : events) {
            if (event.type().equals(Added.class.getName())) {
                state = state.and(SERIALIZER
                        .<byte[], Added>deserialize(new SimpleSerializedObject<>(
                                event.payload(), byte[].class, event.type(), event.revision()))
                        .amount());
            }
        }
        return state;
    }

    @Test
    @DisplayName("R34-upcast-equals-native")
    void anUpcastEventIsAsIfItHadBeenStoredSo() throws Exception {
        Process process = new Process(new HundredthsUpcaster(), null);
        String stored = UUID.randomUUID().toString();
        String lifted = UUID.randomUUID().toString();
        for (String id : List.of(stored, lifted)) {
            process.send(new Tally.Begin(id));
            for (long amount = 1; amount <= 3; amount++) {
                if (id.equals(stored)) {
                    process.send(new Tally.Add(id, amount));
                } else {
                    process.log.append(AppendRequest.of(List.of(revisionOne(id, amount))));
                }
            }
            process.send(new Tally.Add(id, 4));
        }

        assertThat(payloads(process.store.readEvents(lifted, 0).asStream().skip(1)))
                .hasSize(4)
                .isEqualTo(
                        payloads(process.store.readEvents(stored, 0).asStream().skip(1)));
        try (TrackingEventStream feed = process.store.openStream(null)) {
            var fed = new ArrayList<EventMessage<?>>();
            while (feed.hasNextAvailable()) {
                fed.add(feed.nextAvailable());
            }
            assertThat(payloads(fed.stream().skip(6)))
                    .isEqualTo(payloads(fed.stream().limit(5).skip(1)));
            assertThat(fed.get(5).getPayload()).isEqualTo(new Begun(lifted));
        }
        assertThat(process.resultOf(new Tally.Show(lifted)))
                .isEqualTo(process.resultOf(new Tally.Show(stored)))
                .isEqualTo(new Tally.State(0, 0, 0).and(1).and(2).and(3).and(4));
    }

    private static List<Object> payloads(Stream<? extends EventMessage<?>> events) {
        return events.<Object>map(EventMessage::getPayload).toList();
    }

    private static NewEvent revisionOne(String id, long amount) {
        return new NewEvent(
                UUID.randomUUID().toString(),
                id,
                "Tally",
                null,
                null,
                Added.class.getName(),
                "1",
                "{\"cents\":%d}".formatted(100 * amount).getBytes(UTF_8),
                "{}".getBytes(UTF_8),
                null);
    }

    private static final class HundredthsUpcaster extends SingleEventUpcaster {
        @Override
        protected boolean canUpcast(IntermediateEventRepresentation event) {
            return event.getType().equals(new SimpleSerializedType(Added.class.getName(), "1"));
        }

        @Override
        protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
            return event.upcastPayload(
                    new SimpleSerializedType(Added.class.getName(), "2"),
                    JsonNode.class,
                    node -> JsonNodeFactory.instance
                            .objectNode()
                            .put("amount", node.get("cents").asLong() / 100));
        }
    }

    @Test
    @DisplayName("R35-stale-refusal")
    void noCachedStateThatIsStaleRefusesOrDoesNothing() {
        Process here = new Process(NoOpEventUpcaster.INSTANCE, new AggregateCache(10));
        Process there = new Process(NoOpEventUpcaster.INSTANCE, new AggregateCache(10));
        String id = UUID.randomUUID().toString();
        here.send(new Tally.Begin(id));
        there.send(new Tally.Add(id, 7));

        assertThat(here.resultOf(new Tally.Take(id, 5))).isEqualTo(2L);
        assertThat(there.send(new Tally.Take(id, 5))).isEqualTo(new Refused<>(new Tally.TooLittle(2)));
        there.send(new Tally.Add(id, 10));
        assertThat(here.resultOf(new Tally.Show(id))).isEqualTo(new Tally.State(3, 12, 31 * (31 * 7 - 5) + 10));
        there.send(new Tally.Add(id, 1));
        Accepted<Object> nothing = (Accepted<Object>) here.send(new Tally.Add(id, 0));
        assertThat(nothing.appended().versions()).containsEntry(id, 5L);
        assertThat(stream(here.log, id)).hasSize(5);
    }
}
