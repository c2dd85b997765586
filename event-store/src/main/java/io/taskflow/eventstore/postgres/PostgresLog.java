package io.taskflow.eventstore.postgres;

import io.taskflow.eventstore.AppendRequest;
import io.taskflow.eventstore.AppendResult;
import io.taskflow.eventstore.Appender;
import io.taskflow.eventstore.EventLog;
import io.taskflow.eventstore.InlineProjection;
import io.taskflow.eventstore.LogUnavailableException;
import io.taskflow.eventstore.RecordedEvent;
import io.taskflow.eventstore.archive.Archive;
import io.taskflow.eventstore.archive.Archives;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/**
 * The log on PostgreSQL: group commit under an advisory lock, a feed without gaps, an RFC 6962 tree over all events. Several may stand on one
 * database, in one process or many. Its tables are made by {@link #migrate}, before the first one opens.
 */
public final class PostgresLog implements Appender, EventLog, AutoCloseable {
    private final Duration callerTimeout;
    private final Heads heads = new Heads();
    private final LogReader reader;
    private final Wakeups wakeups;
    private final Housekeeping housekeeping;
    private final TypeIndex types;
    private final GroupAppender appender;
    private final JoinedAppends joined;
    private final LogReader joiningReader;

    /**
     * Opens the log: makes the months ahead, reads the head and starts to append and to listen.
     *
     * @param appends the primary; one connection is held for ever, a transaction on it is joined by {@link #append}
     * @param reads the same database, maybe the same DataSource; one connection is held to listen, others are taken for a moment each
     * @throws LogUnavailableException the database does not answer, or its tables are not made
     */
    public PostgresLog(
            PostgresLogSettings settings,
            DataSource appends,
            DataSource reads,
            List<InlineProjection> inlineProjections,
            AppendObserver observer) {
        this(settings, appends, reads, inlineProjections, observer, new Archives("archive", null));
    }

    /**
     * The same.
     *
     * @param archive reads the months that are not in the database; by default files wherever they lie, also in Amazon's S3
     */
    public PostgresLog(
            PostgresLogSettings settings,
            DataSource appends,
            DataSource reads,
            List<InlineProjection> inlineProjections,
            AppendObserver observer,
            Archive archive) {
        List<InlineProjection> inline = List.copyOf(inlineProjections);
        Segments segments = new Segments();
        callerTimeout = settings.callerTimeout();
        ArchivedBlocks archived = new ArchivedBlocks(archive);
        reader = new LogReader(reads, segments, heads, archived);
        // With months of its own: one that such a transaction begins may never have been.
        joiningReader = new LogReader(new TransactionAwareDataSourceProxy(appends), new Segments(), heads, archived);
        wakeups = new Wakeups(reads, settings.pollInterval(), heads);
        housekeeping = new Housekeeping(reads, settings.receiptRetention());
        types = new TypeIndex(reads, heads);
        appender = new GroupAppender(settings, appends, inline, segments, heads, wakeups, observer);
        joined = new JoinedAppends(appends, inline, segments, heads, wakeups, observer);
        try {
            housekeeping.start();
        } catch (SQLException e) {
            throw new LogUnavailableException("the log cannot be opened: " + e.getMessage(), e);
        }
        reader.refreshHead();
        wakeups.start();
        types.start();
        appender.start();
    }

    /** Makes or updates the tables, in schema {@code log}. */
    public static void migrate(DataSource database) {
        Flyway.configure()
                .dataSource(database)
                .schemas("log")
                .table("migration")
                .locations("classpath:db/eventlog")
                .load()
                .migrate();
    }

    @Override
    public AppendResult append(AppendRequest request) {
        Submission submission = new Submission(request);
        if (joined.wanted()) {
            joined.append(submission);
        } else {
            appender.submit(submission);
        }
        return await(submission.answer());
    }

    private AppendResult await(CompletableFuture<AppendResult> answer) {
        try {
            return answer.get(callerTimeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException why) {
                throw why;
            }
            throw new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            answer.cancel(false);
            throw new LogUnavailableException("the log did not answer within " + callerTimeout, e);
        } catch (InterruptedException e) {
            answer.cancel(false);
            Thread.currentThread().interrupt();
            throw new LogUnavailableException("interrupted while waiting for the log", e);
        }
    }

    @Override
    public CompletableFuture<AppendResult> submit(AppendRequest request) {
        Submission submission = new Submission(request);
        appender.submit(submission);
        return submission.answer();
    }

    @Override
    public long head() {
        return heads.newest().position();
    }

    @Override
    public long refreshHead() {
        return reader.refreshHead().position();
    }

    @Override
    public Instant headTime() {
        return heads.newest().recordedAt();
    }

    @Override
    public void readScope(String scope, long afterPosition, long uptoPosition, Consumer<RecordedEvent> events) {
        reader.scope(scope, afterPosition, uptoPosition, events);
    }

    @Override
    public void readStream(String streamId, long fromSequence, int limit, Consumer<RecordedEvent> events) {
        ofStreams().stream(streamId, fromSequence, limit, events);
    }

    /** A transaction that appends joined decides on streams as it has made them. */
    private LogReader ofStreams() {
        return joined.wanted() ? joiningReader : reader;
    }

    @Override
    public long version(String streamId) {
        return ofStreams().version(streamId);
    }

    @Override
    public void readAll(long afterPosition, long uptoPosition, int fetch, Consumer<RecordedEvent> events) {
        reader.all(afterPosition, uptoPosition, fetch, events);
    }

    @Override
    public void readTypes(
            Set<String> wanted, long afterPosition, long uptoPosition, int limit, Consumer<RecordedEvent> events) {
        reader.types(wanted, afterPosition, uptoPosition, limit, events);
    }

    @Override
    public void readAllByScope(long uptoPosition, @Nullable String afterScope, Consumer<RecordedEvent> events) {
        reader.allByScope(uptoPosition, afterScope, events);
    }

    @Override
    public long positionKnownAt(Instant moment) {
        return reader.positionKnownAt(Micros.of(moment));
    }

    @Override
    public long positionBefore(Instant occurredAt) {
        return reader.positionBefore(Micros.of(occurredAt));
    }

    @Override
    public long settle(Instant moment) {
        Head known = heads.newest();
        if (Micros.of(moment) <= known.recordedMicros()) {
            return known.position();
        }
        return append(new AppendRequest(List.of(), List.of(), List.of(), null, moment))
                .position();
    }

    @Override
    public boolean anyInScope(String scope, long afterPosition, long uptoPosition) {
        return reader.anyInScope(scope, afterPosition, uptoPosition);
    }

    @Override
    public Registration onAppend(LongConsumer newHead) {
        return heads.register(newHead);
    }

    /** Appends what waits, for a bounded time, and ends. */
    @Override
    public void close() {
        appender.close();
        housekeeping.close();
        types.close();
        wakeups.close();
    }
}
