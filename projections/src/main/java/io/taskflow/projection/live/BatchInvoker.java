package io.taskflow.projection.live;

import io.taskflow.events.EventMetadata;
import io.taskflow.events.EventTypes;
import io.taskflow.events.TaskflowEvent;
import io.taskflow.projection.generation.SupersededException;
import io.taskflow.projection.rows.Logged;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.jdbc.datasource.DataSourceUtils;

/** Collects the events of a processor's batch and writes them as one before the batch commits, in its transaction. */
final class BatchInvoker implements EventHandlerInvoker {
    private static final String BATCH = BatchInvoker.class.getName();
    // A view that keeps up rests after each batch, so that a busy log fills larger batches instead of a core: as long
    // as
    // it worked, and longer the more events there were, since those of a quiet log are watched as they come.
    private static final Duration LONGEST_REST = Duration.ofMillis(50);
    private static final int QUIET_BATCH = 16;
    private static final int MOST_RESTS = 4;
    private static final long KEEPS_UP = 512;

    private final DataSource database;
    private final BatchWriter writer;
    private final LongSupplier head;
    private final Runnable superseded;

    /**
     * @param head of the log
     * @param superseded called when the generation is not the live one any more
     */
    BatchInvoker(DataSource database, BatchWriter writer, LongSupplier head, Runnable superseded) {
        this.database = database;
        this.writer = writer;
        this.head = head;
        this.superseded = superseded;
    }

    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        // All, so that the position grows with each.
        return true;
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) {
        var unit = CurrentUnitOfWork.get();
        List<Incoming> batch = unit.getOrComputeResource(BATCH, key -> {
            List<Incoming> begun = new ArrayList<>();
            unit.onPrepareCommit(committing -> write(begun));
            long start = System.nanoTime();
            unit.onCleanup(done -> rest(begun, System.nanoTime() - start));
            return begun;
        });
        batch.add(incoming((TrackedEventMessage<?>) message));
    }

    private void write(List<Incoming> batch) {
        Connection connection = DataSourceUtils.getConnection(database);
        try {
            writer.write(connection, batch);
        } catch (SupersededException e) {
            superseded.run();
            throw e;
        } catch (SQLException e) {
            throw new BatchFailedException(writer.generation().schema() + " could not be written", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, database);
        }
    }

    private void rest(List<Incoming> batch, long worked) {
        if (head.getAsLong() - batch.getLast().position() < KEEPS_UP) {
            long rests = Math.min(1 + batch.size() / QUIET_BATCH, MOST_RESTS);
            LockSupport.parkNanos(Math.min(worked * rests, LONGEST_REST.toNanos()));
        }
    }

    private static Incoming incoming(TrackedEventMessage<?> message) {
        long position = message.trackingToken().position().orElseThrow();
        long version = message instanceof DomainEventMessage<?> event ? event.getSequenceNumber() + 1 : 1;
        Object scope = message.getMetaData().get(EventMetadata.SCOPE);
        Instant at = message.getTimestamp();
        String type = type(message.getPayloadType());
        return new Incoming(
                position,
                scope == null ? null : scope.toString(),
                type,
                at,
                () -> logged(message, position, version, at, type));
    }

    private static Optional<Logged> logged(
            EventMessage<?> message, long position, long version, Instant at, String type) {
        if (message.getPayload() instanceof TaskflowEvent event) {
            Object actor = message.getMetaData().get(EventMetadata.ACTOR);
            return Incoming.logged(event, position, version, at, actor == null ? null : actor.toString(), type);
        }
        throw new IllegalStateException("no event of this name and revision is known");
    }

    private static String type(Class<?> payload) {
        return TaskflowEvent.class.isAssignableFrom(payload)
                ? EventTypes.of(payload.asSubclass(TaskflowEvent.class)).name()
                : payload.getSimpleName();
    }
}
