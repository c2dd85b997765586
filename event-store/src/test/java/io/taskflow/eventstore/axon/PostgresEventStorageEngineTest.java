package io.taskflow.eventstore.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.axonframework.eventsourcing.utils.EventStoreTestUtils.AGGREGATE;
import static org.axonframework.eventsourcing.utils.EventStoreTestUtils.createEvent;

import io.taskflow.eventstore.RecordedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngineTest;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Axon's contract of a storage engine, and what this one adds; each test has an empty log, since grouped appends cannot be rolled back. */
class PostgresEventStorageEngineTest
        extends BatchingEventStorageEngineTest<PostgresEventStorageEngine, PostgresEventStorageEngine.Builder> {

    private static LogForATest test;
    private PostgresEventStorageEngine engine;

    @BeforeAll
    static void open() {
        test = new LogForATest();
    }

    @AfterAll
    static void close() {
        test.close();
    }

    @BeforeEach
    void begin() {
        test.empty();
        engine = createEngine();
        setTestSubject(engine);
    }

    @Override
    protected PostgresEventStorageEngine createEngine(UnaryOperator<PostgresEventStorageEngine.Builder> customization) {
        return customization.apply(test.engine().streamsBeginAnywhere(true)).build();
    }

    @Test
    void whatLostARaceIsAConcurrencyException() {
        engine.appendEvents(createEvent(0), createEvent(1));

        assertThatThrownBy(() -> engine.appendEvents(createEvent(1))).isInstanceOf(ConcurrencyException.class);
        assertThatThrownBy(() -> engine.appendEvents(createEvent(0)))
                .isInstanceOf(AggregateStreamCreationException.class);
        assertThat(engine.lastSequenceNumberFor(AGGREGATE)).contains(1L);
        assertThat(engine.lastSequenceNumberFor("nobody")).isEmpty();
    }

    @Test
    void aStreamBeginsAtZeroUnlessItMayBeginAnywhere() {
        PostgresEventStorageEngine strict = createEngine(builder -> builder.streamsBeginAnywhere(false));
        assertThatThrownBy(() -> strict.appendEvents(createEvent(5))).isInstanceOf(ConcurrencyException.class);

        engine.appendEvents(createEvent(5), createEvent(6));

        assertThat(engine.lastSequenceNumberFor(AGGREGATE)).contains(6L);
        assertThatThrownBy(() -> engine.appendEvents(createEvent(9))).isInstanceOf(ConcurrencyException.class);
        strict.appendEvents(createEvent(7));
        assertThat(engine.readEvents(AGGREGATE).asStream().map(DomainEventMessage::getSequenceNumber))
                .containsExactly(5L, 6L, 7L);
    }

    @Test
    void theScopeComesFromTheMetadata() {
        engine.appendEvents(createEvent(0).andMetaData(Map.of("scope", "here", "room", "there")), createEvent(1));
        createEngine(builder -> builder.scopeKey("room"))
                .appendEvents(createEvent("other", 0).andMetaData(Map.of("scope", "here", "room", "there")));

        assertThat(recorded()).extracting(RecordedEvent::scope).containsExactly("here", null, "there");
    }

    @Test
    void aMessageKeepsItsTimeUnlessTheLogGivesIt() {
        Instant longAgo = Instant.parse("2007-12-03T10:15:30.123456Z");
        DomainEventMessage<?> event = createEvent(0, longAgo);
        engine.appendEvents(event);
        createEngine(builder -> builder.stampOccurredAt(true)).appendEvents(createEvent(0, longAgo));

        List<RecordedEvent> recorded = recorded();
        assertThat(recorded.get(0).occurredAt()).isEqualTo(longAgo);
        assertThat(recorded.get(1).occurredAt()).isEqualTo(recorded.get(1).recordedAt());
        assertThat(engine.readEvents(event.getAggregateIdentifier()).next().getTimestamp())
                .isEqualTo(longAgo);
    }

    @Test
    void aSnapshotOfTheSameEventReplacesTheOneThatStands() {
        DomainEventMessage<String> first = createEvent(AGGREGATE, 7, "first");
        engine.storeSnapshot(first);
        engine.storeSnapshot(createEvent(AGGREGATE, 7, "second"));

        assertThat(engine.readSnapshot(AGGREGATE).orElseThrow().getPayload()).isEqualTo("second");
    }

    @Test
    void theNewestSnapshotIsReadWhicheverIsStoredLast() {
        engine.storeSnapshot(createEvent(AGGREGATE, 3, "older"));
        engine.storeSnapshot(createEvent(AGGREGATE, 7, "newer"));
        assertThat(engine.readSnapshot(AGGREGATE).orElseThrow().getPayload()).isEqualTo("newer");

        engine.storeSnapshot(createEvent(AGGREGATE, 3, "late"));

        assertThat(engine.readSnapshot(AGGREGATE).orElseThrow().getPayload()).isEqualTo("newer");
    }

    private List<RecordedEvent> recorded() {
        List<RecordedEvent> recorded = new ArrayList<>();
        test.log().readAll(0, test.log().head(), 100, recorded::add);
        return recorded;
    }
}
