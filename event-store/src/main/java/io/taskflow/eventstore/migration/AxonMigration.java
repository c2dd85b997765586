package io.taskflow.eventstore.migration;

import io.taskflow.eventstore.AppendRefusedException;
import io.taskflow.eventstore.AppendRequest;
import io.taskflow.eventstore.ExpectedVersion;
import io.taskflow.eventstore.Guard;
import io.taskflow.eventstore.NewEvent;
import io.taskflow.eventstore.axon.PostgresTokenStore;
import io.taskflow.eventstore.migration.AxonSource.Census;
import io.taskflow.eventstore.migration.AxonSource.OldEvent;
import io.taskflow.eventstore.migration.AxonSource.OldToken;
import io.taskflow.eventstore.migration.AxonSource.Place;
import io.taskflow.eventstore.migration.AxonSource.Rows;
import io.taskflow.eventstore.postgres.AppendObserver;
import io.taskflow.eventstore.postgres.HistoryAppender;
import io.taskflow.eventstore.postgres.PostgresLog;
import io.taskflow.eventstore.postgres.PostgresLogSettings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.ConfigToken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes events, snapshots and tokens over into an empty log. Events come first, a group at a time, each durable; how far it has got is what the log
 * holds, so that a run which was cut off is continued by the next. Snapshots and tokens come last, in one transaction, once the events are verified.
 * The old tables are only read.
 */
public final class AxonMigration {

    private static final String MARK = "io.taskflow.eventstore/migration-from-axon";
    private static final String UNFINISHED = "unfinished";
    private static final String FINISHED = "finished";
    private static final int GROUP_EVENTS = 1_000;
    private static final int GROUP_BYTES = 4 << 20;
    private static final int FETCH = 100;
    private static final Place BEGINNING = new Place(Long.MIN_VALUE, Long.MIN_VALUE);

    private final DataSource from;
    private final DataSource to;
    private final LongConsumer progress;
    private final JdbcClient target;

    /**
     * @param from where Axon's tables are; one connection is used at a time
     * @param to where the log is, or is to be made; may be the same database
     * @param progress told how many events are in the log, after each group
     */
    public AxonMigration(DataSource from, DataSource to, LongConsumer progress) {
        this.from = from;
        this.to = to;
        this.progress = progress;
        this.target = JdbcClient.create(to);
    }

    /**
     * Migrates, or goes on where an earlier run was cut off. The application must not run, on either side.
     *
     * @throws MigrationRefusedException what is there cannot be migrated, or not to there, or did not come out the same
     * @throws SQLException a database does not answer; to be run again
     */
    public MigrationReport run() throws SQLException {
        PostgresLog.migrate(to);
        long copiedBefore;
        try (AxonSource source = new AxonSource(from);
                HistoryAppender history = new HistoryAppender(to)) {
            refuseHoles(source);
            Place last = begin(source, history);
            copiedBefore = last.equals(BEGINNING) ? 0 : source.countUpto(last);
            copy(source, history, last, copiedBefore);
        }
        // A later moment of the old store: had the application gone on, this would show it.
        try (AxonSource source = new AxonSource(from);
                PostgresLog log =
                        new PostgresLog(PostgresLogSettings.defaults(), to, to, List.of(), AppendObserver.NONE)) {
            String eventsHash = verifyEvents(source, log);
            return finish(source, log, copiedBefore, eventsHash);
        }
    }

    private static void refuseHoles(AxonSource source) throws SQLException {
        if (source.census().holes() > 0) {
            throw new MigrationRefusedException(
                    "events are missing in the middle of %d streams, such as %s: what is left of such a stream cannot be loaded"
                            .formatted(source.census().holes(), source.hole()));
        }
    }

    /** @return after which place to go on */
    private Place begin(AxonSource source, HistoryAppender history) throws SQLException {
        String mark = target.sql("SELECT value FROM log.claim WHERE key = ?")
                .param(MARK)
                .query(String.class)
                .optional()
                .orElse(null);
        if (mark == null) {
            long events = count("log.event");
            long tokens = count("log.token");
            long snapshots = count("log.snapshot");
            if (events + tokens + snapshots > 0) {
                throw new MigrationRefusedException(
                        "the log is not empty: its %d events, %d tokens and %d snapshots were not brought by a migration"
                                .formatted(events, tokens, snapshots));
            }
            history.append(
                    AppendRequest.checking(List.of(), List.of(new Guard.Claim(MARK, UNFINISHED))), Instant.EPOCH);
            return BEGINNING;
        }
        if (mark.equals(FINISHED)) {
            throw new MigrationRefusedException("the log was migrated already; nothing was done");
        }
        if (count("log.token") + count("log.snapshot") > 0) {
            throw new MigrationRefusedException(
                    "an application was started on the log before the migration was finished: begin again with an empty log");
        }
        return goOn(source);
    }

    private long count(String table) {
        return target.sql("SELECT count(*) FROM " + table).query(Long.class).single();
    }

    private Place goOn(AxonSource source) throws SQLException {
        record Last(long position, String eventId) {}
        Last last = target.sql("SELECT position, event_id FROM log.event ORDER BY position DESC LIMIT 1")
                .query(Last.class)
                .optional()
                .orElse(null);
        if (last == null) {
            return BEGINNING;
        }
        Place place = source.placeOf(last.eventId());
        if (place == null || source.countUpto(place) != last.position()) {
            throw new MigrationRefusedException(
                    "the log holds %d events that are not the first ones of this store: begin again with an empty log"
                            .formatted(last.position()));
        }
        return place;
    }

    private void copy(AxonSource source, HistoryAppender history, Place after, long alreadyThere) throws SQLException {
        Group group = new Group(alreadyThere);
        try (Rows rows = source.events(after)) {
            while (rows.hasNext()) {
                OldEvent old = rows.next();
                if (!group.takes(old)) {
                    group.append(history);
                }
                group.add(old);
            }
        }
        group.append(history);
    }

    /** Events to be recorded together, at the newest of their times. */
    private final class Group {
        private final List<NewEvent> events = new ArrayList<>();
        private final List<ExpectedVersion> beginnings = new ArrayList<>();
        private int bytes;
        private Instant newest = Instant.EPOCH;
        private long appended;

        private Group(long appended) {
            this.appended = appended;
        }

        private boolean takes(OldEvent old) {
            return events.isEmpty()
                    || (events.size() < GROUP_EVENTS
                            && bytes < GROUP_BYTES
                            && month(newest).equals(month(later(newest, old))));
        }

        private void add(OldEvent old) {
            events.add(old.event());
            if (old.begins()) {
                beginnings.add(new ExpectedVersion(old.event().streamId(), 0));
            }
            bytes += old.event().payload().length + old.event().metadata().length;
            newest = later(newest, old);
        }

        private void append(HistoryAppender history) throws SQLException {
            if (events.isEmpty()) {
                return;
            }
            try {
                history.append(new AppendRequest(events, beginnings, List.of(), null, null), newest);
            } catch (AppendRefusedException | IllegalArgumentException e) {
                throw new MigrationRefusedException(
                        "the log does not take an event after its first %d: %s".formatted(appended, e.getMessage()), e);
            }
            appended += events.size();
            progress.accept(appended);
            events.clear();
            beginnings.clear();
            bytes = 0;
        }
    }

    private static Instant later(Instant newest, OldEvent old) {
        Instant at = old.event().occurredAt();
        return at != null && at.isAfter(newest) ? at : newest;
    }

    private static YearMonth month(Instant moment) {
        return YearMonth.from(moment.atOffset(ZoneOffset.UTC));
    }

    private static String verifyEvents(AxonSource source, PostgresLog log) throws SQLException {
        long events = source.census().events();
        if (log.refreshHead() != events) {
            throw new MigrationRefusedException(
                    "the log holds %d events and the old store %d: was the application running? Stop it, and begin again with an empty log"
                            .formatted(log.head(), events));
        }
        Fingerprint before = new Fingerprint();
        Fingerprint after = new Fingerprint();
        try (Rows rows = source.events(BEGINNING)) {
            log.readAll(0, events, FETCH, recorded -> {
                OldEvent old = rows.next();
                before.add(old.event());
                after.add(recorded.asNew());
                if (!old.event().eventId().equals(recorded.eventId())
                        || !Objects.equals(old.event().sequence(), recorded.sequence())) {
                    throw new MigrationRefusedException("position %d should hold event %s and holds %s"
                            .formatted(recorded.position(), old.event().eventId(), recorded.eventId()));
                }
            });
        }
        return same("events", before, after);
    }

    private static String same(String what, Fingerprint before, Fingerprint after) {
        String hash = before.take();
        if (!hash.equals(after.take())) {
            throw new MigrationRefusedException("the %s are not the same on both sides".formatted(what));
        }
        return hash;
    }

    private MigrationReport finish(AxonSource source, PostgresLog log, long alreadyThere, String eventsHash) {
        return new TransactionTemplate(new JdbcTransactionManager(to)).execute(transaction -> {
            try {
                Census census = source.census();
                verifyStreams(census);
                long snapshots = source.hasSnapshots() ? copySnapshots(source) : 0;
                String snapshotsHash = verifySnapshots(source);
                List<MigrationReport.Token> tokens = source.hasTokens() ? translateTokens(source) : List.of();
                log.append(AppendRequest.checking(
                        List.of(), List.of(new Guard.Release(MARK), new Guard.Claim(MARK, FINISHED))));
                return new MigrationReport(
                        census.events(),
                        census.streams(),
                        alreadyThere,
                        census.waiting(),
                        eventsHash,
                        snapshots,
                        snapshotsHash,
                        source.hasTokens(),
                        tokens);
            } catch (SQLException e) {
                throw new MigrationRefusedException("snapshots and tokens were not taken over: " + e.getMessage(), e);
            }
        });
    }

    private void verifyStreams(Census census) {
        long wrong = target.sql("""
                        SELECT count(*) FROM (
                            SELECT e.stream_id, max(e.sequence) FILTER (WHERE s.stream_id IS NULL OR e.recorded_at <= s.last_at) + 1 AS version
                            FROM log.event e LEFT JOIN log.stream s USING (stream_id) GROUP BY e.stream_id) e
                        FULL JOIN log.stream s USING (stream_id) WHERE e.version IS DISTINCT FROM s.version""").query(Long.class).single();
        if (wrong > 0 || count("log.stream") != census.streams()) {
            throw new MigrationRefusedException("%d streams are not as long as they were".formatted(wrong));
        }
    }

    private long copySnapshots(AxonSource source) throws SQLException {
        Connection connection = DataSourceUtils.getConnection(to);
        try (Rows rows = source.snapshots();
                PreparedStatement insert = connection.prepareStatement("""
                        INSERT INTO log.snapshot (stream_id, sequence, aggregate_type, type, revision, event_id, recorded_at, payload, metadata)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            long copied = 0;
            while (rows.hasNext()) {
                NewEvent snapshot = rows.next().event();
                insert.setString(1, snapshot.streamId());
                insert.setObject(2, snapshot.sequence());
                insert.setString(3, snapshot.aggregateType());
                insert.setString(4, snapshot.type());
                insert.setString(5, snapshot.revision());
                insert.setString(6, snapshot.eventId());
                insert.setObject(
                        7,
                        snapshot.occurredAt() == null
                                ? null
                                : snapshot.occurredAt().atOffset(ZoneOffset.UTC));
                insert.setBytes(8, snapshot.payload());
                insert.setBytes(9, snapshot.metadata());
                insert.addBatch();
                if (++copied % FETCH == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
            return copied;
        } finally {
            DataSourceUtils.releaseConnection(connection, to);
        }
    }

    private String verifySnapshots(AxonSource source) throws SQLException {
        Fingerprint before = new Fingerprint();
        Fingerprint after = new Fingerprint();
        if (source.hasSnapshots()) {
            try (Rows rows = source.snapshots()) {
                rows.forEachRemaining(old -> before.add(old.event()));
            }
        }
        Connection connection = DataSourceUtils.getConnection(to);
        try (PreparedStatement statement = connection.prepareStatement("""
                SELECT event_id, stream_id, aggregate_type, sequence, type, revision, payload, metadata, recorded_at
                FROM log.snapshot ORDER BY stream_id, sequence""")) {
            statement.setFetchSize(FETCH);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    after.add(new NewEvent(
                            rows.getString(1),
                            rows.getString(2),
                            rows.getString(3),
                            null,
                            rows.getLong(4),
                            rows.getString(5),
                            rows.getString(6),
                            rows.getBytes(7),
                            rows.getBytes(8),
                            rows.getObject(9, OffsetDateTime.class).toInstant()));
                }
            }
        } finally {
            DataSourceUtils.releaseConnection(connection, to);
        }
        return same("snapshots", before, after);
    }

    private List<MigrationReport.Token> translateTokens(AxonSource source) throws SQLException {
        OldTokens old = new OldTokens();
        TokenTranslation translation = new TokenTranslation(source, to);
        PostgresTokenStore store = new PostgresTokenStore(to, old.xml(), Duration.ZERO, "migration");
        List<MigrationReport.Token> tokens = new ArrayList<>();
        for (OldToken stored : source.tokens()) {
            if (ConfigToken.class.getName().equals(stored.type())) {
                // Names the token store; the log's has a name of its own.
                continue;
            }
            try {
                TrackingToken before = old.read(stored);
                TrackingToken after = translation.translate(before);
                store.initializeSegment(after, stored.processor(), stored.segment());
                tokens.add(new MigrationReport.Token(
                        stored.processor(), stored.segment(), text(before), text(after), translation.again(before)));
            } catch (MigrationRefusedException e) {
                throw new MigrationRefusedException(OldTokens.named(stored) + ": " + e.getMessage(), e);
            }
        }
        return tokens;
    }

    private static String text(@Nullable TrackingToken token) {
        return token == null ? "not begun" : token.toString();
    }
}
