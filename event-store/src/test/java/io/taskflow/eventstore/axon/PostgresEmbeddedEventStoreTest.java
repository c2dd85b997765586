package io.taskflow.eventstore.axon;

import static org.axonframework.eventsourcing.utils.EventStoreTestUtils.createEvent;

import io.taskflow.eventstore.AppendRequest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStoreTest;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Axon's own event store over this engine. */
class PostgresEmbeddedEventStoreTest extends EmbeddedEventStoreTest {

    private static LogForATest test;

    /** One of the tests has 100 ms, too little for code that never ran. */
    @BeforeAll
    static void open() throws InterruptedException {
        test = new LogForATest();
        EmbeddedEventStore store = EmbeddedEventStore.builder()
                .storageEngine(test.engine().build())
                .build();
        try (TrackingEventStream stream = store.openStream(null)) {
            for (int append = 0; append < 200; append++) {
                store.publish(createEvent(UUID.randomUUID().toString(), 0));
                stream.hasNextAvailable(1, TimeUnit.SECONDS);
                stream.nextAvailable();
            }
        } finally {
            store.shutDown();
        }
    }

    @AfterAll
    static void close() {
        test.close();
    }

    @Override
    public EventStorageEngine createStorageEngine() {
        test.empty();
        // A connection's first append prepares its statements.
        test.log().append(AppendRequest.of(List.of()));
        return test.engine().build();
    }
}
