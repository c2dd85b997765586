package io.taskflow.eventstore.postgres;

import io.taskflow.eventstore.AppendRequest;
import io.taskflow.eventstore.AppendResult;
import io.taskflow.eventstore.Appender;
import io.taskflow.eventstore.EventLog;
import io.taskflow.eventstore.InlineProjection;
import io.taskflow.eventstore.RecordedEvent;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The log on PostgreSQL: group commit under an advisory lock, a feed without gaps, an RFC 6962 tree over all events. Several may stand on one
 * database, in one process or many. Its tables are made by {@link #migrate}, before the first one opens.
 */
public final class PostgresLog implements Appender, EventLog, AutoCloseable {

    /**
     * Opens the log: makes the months ahead, reads the head and starts to append and to listen.
     *
     * @param appends one connection is held for ever; a transaction on it is joined by {@link #append}
     * @param reads one connection is held to listen, one more by each running read; may be the same
     */
    public PostgresLog(
            PostgresLogSettings settings,
            DataSource appends,
            DataSource reads,
            List<InlineProjection> inlineProjections,
            AppendObserver observer) {}

    /** Makes or updates the tables, in schema {@code log}. */
    public static void migrate(DataSource database) {}

    @Override
    public AppendResult append(AppendRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<AppendResult> submit(AppendRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long head() {
        throw new UnsupportedOperationException();
    }

    @Override
    public long refreshHead() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Instant headTime() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void readScope(String scope, long afterPosition, long uptoPosition, Consumer<RecordedEvent> reader) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void readStream(String streamId, long fromSequence, int limit, Consumer<RecordedEvent> reader) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long version(String streamId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void readAll(long afterPosition, long uptoPosition, int fetch, Consumer<RecordedEvent> reader) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void readAllByScope(long uptoPosition, @Nullable String afterScope, Consumer<RecordedEvent> reader) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long positionKnownAt(Instant moment) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long positionBefore(Instant occurredAt) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long settle(Instant moment) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean anyInScope(String scope, long afterPosition, long uptoPosition) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Registration onAppend(LongConsumer newHead) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
