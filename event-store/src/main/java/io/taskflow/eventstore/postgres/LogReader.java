package io.taskflow.eventstore.postgres;

import io.taskflow.eventstore.LogUnavailableException;
import io.taskflow.eventstore.RecordedEvent;
import io.taskflow.eventstore.archive.ArchivedEvent;
import io.taskflow.eventstore.archive.MonthFile;
import io.taskflow.eventstore.postgres.Segments.Segment;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads of the log, page by page, of the months concerned: no transaction stands open between pages, and no connection is held while the reader works on
 * one. A month that was put into an archive or taken back since is found where it is now.
 */
final class LogReader {
    private static final int PAGE = 500;
    private static final int SORTED_PAGE = 1_000;
    private static final String UNPACKED = "pg_temp.archived_event";
    static final String NEWEST_HEAD = "SELECT number, last_position, " + Sql.micros("recorded_at")
            + " FROM log.append_group WHERE recorded_at >= " + Sql.MICROS_PARAMETER
            + " ORDER BY recorded_at DESC LIMIT 1";

    private final DataSource database;
    private final Segments segments;
    private final Heads heads;
    private final ArchivedBlocks archived;

    LogReader(DataSource database, Segments segments, Heads heads, ArchivedBlocks archived) {
        this.database = database;
        this.segments = segments;
        this.heads = heads;
        this.archived = archived;
    }

    /** Something done on a connection. */
    private interface Work<T> {
        T on(Connection connection) throws SQLException, IOException;
    }

    /** Something asked of a month. */
    private interface Question<T> {
        T of(Month month) throws SQLException, IOException;
    }

    /** Events of a month from a place on, so many at most. */
    private interface Page {
        List<RecordedEvent> of(Month month, long from, int limit) throws SQLException, IOException;
    }

    /** The newest committed head, asked of the database. */
    Head refreshHead() {
        Head known = heads.newest();
        Head head = with(connection -> newestHead(connection, known));
        if (heads.learn(head)) {
            heads.tell();
        }
        return heads.newest();
    }

    static Head newestHead(Connection connection, Head known) throws SQLException {
        try (PreparedStatement statement = Sql.prepare(connection, NEWEST_HEAD)) {
            statement.setLong(1, known.recordedMicros());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? new Head(rows.getLong(1), rows.getLong(2), rows.getLong(3)) : known;
            }
        }
    }

    void all(long after, long upto, int fetch, Consumer<RecordedEvent> reader) {
        if (fetch < 1) {
            throw new IllegalArgumentException("fetch must be 1 or more: " + fetch);
        }
        for (Segment segment : between(after, upto)) {
            long last = Math.min(upto, segment.last());
            long start = Math.max(after, segment.first() - 1);
            Page page = (month, from, most) -> month.after(from, last, most);
            pages(segment, start, last - start, fetch, page, RecordedEvent::position, reader);
        }
    }

    void scope(String scope, long after, long upto, Consumer<RecordedEvent> reader) {
        for (Segment segment : between(after, upto)) {
            Page page = (month, from, most) -> month.ofScope(scope, from, upto, most);
            pages(segment, after, Long.MAX_VALUE, PAGE, page, RecordedEvent::position, reader);
        }
    }

    /**
     * Hands a month's events out page by page, so many at most.
     *
     * @param following the place to go on from after an event
     * @return how many there were
     */
    private long pages(
            Segment segment,
            long start,
            long limit,
            int size,
            Page page,
            ToLongFunction<RecordedEvent> following,
            Consumer<RecordedEvent> reader) {
        long place = start;
        long read = 0;
        while (read < limit) {
            long from = place;
            int most = (int) Math.min(size, limit - read);
            List<RecordedEvent> events = ask(segment, month -> page.of(month, from, most));
            events.forEach(reader);
            read += events.size();
            if (events.size() < most) {
                break;
            }
            place = following.applyAsLong(events.getLast());
        }
        return read;
    }

    /** By the index of types as far as it reaches, then by a scan. */
    void types(Set<String> types, long after, long upto, int limit, Consumer<RecordedEvent> reader) {
        String[] names = types.toArray(String[]::new);
        long from = after;
        int left = limit;
        while (left > 0 && from < upto) {
            long start = from;
            TypeIndex.Found found = with(connection -> TypeIndex.find(connection, names, start, upto));
            if (found.upto() <= from) {
                scan(types, from, upto, left, reader);
                return;
            }
            long[] positions = Arrays.copyOf(found.positions(), Math.min(left, found.positions().length));
            at(positions, reader);
            left -= positions.length;
            from = found.upto();
        }
    }

    private void at(long[] positions, Consumer<RecordedEvent> reader) {
        if (positions.length == 0) {
            return;
        }
        int from = 0;
        for (Segment segment : between(positions[0] - 1, positions[positions.length - 1])) {
            while (from < positions.length && positions[from] <= segment.last()) {
                int to = from;
                while (to < positions.length && to - from < PAGE && positions[to] <= segment.last()) {
                    to++;
                }
                long[] page = Arrays.copyOfRange(positions, from, to);
                ask(segment, month -> month.at(page)).forEach(reader);
                from = to;
            }
        }
    }

    private void scan(Set<String> types, long after, long upto, int limit, Consumer<RecordedEvent> reader) {
        long left = limit;
        Page page = (month, from, most) -> month.ofTypes(types, from, upto, most);
        for (Segment segment : between(after, upto)) {
            left -= pages(segment, after, left, PAGE, page, RecordedEvent::position, reader);
        }
    }

    void stream(String streamId, long fromSequence, int limit, Consumer<RecordedEvent> reader) {
        StreamRow stream = with(connection -> streamRow(connection, streamId));
        long left = stream.growing() ? limit : Math.min(limit, stream.version() - fromSequence);
        Page page = (month, from, most) -> month.ofStream(streamId, from, most);
        for (Segment segment : stream.segments()) {
            left -= pages(segment, fromSequence, left, PAGE, page, event -> event.sequence() + 1, reader);
        }
    }

    /**
     * What a stream's row says.
     *
     * @param growing whether the last month may hold more than the version counts
     * @param segments of the months from its first event to its last
     */
    private record StreamRow(long version, boolean growing, List<Segment> segments) {}

    private StreamRow streamRow(Connection connection, String streamId) throws SQLException {
        try (PreparedStatement statement = Sql.prepare(
                connection,
                "SELECT version, growing, " + Sql.micros("first_at") + ", " + Sql.micros("last_at")
                        + " FROM log.stream WHERE stream_id = ?")) {
            statement.setString(1, streamId);
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    return new StreamRow(0, false, List.of());
                }
                YearMonth first = Micros.month(rows.getLong(3));
                YearMonth last = Micros.month(rows.getLong(4));
                List<Segment> months = segments.upto(last, connection).stream()
                        .filter(segment -> !segment.month().isBefore(first)
                                && !segment.month().isAfter(last))
                        .toList();
                return new StreamRow(rows.getLong(1), rows.getBoolean(2), months);
            }
        }
    }

    long version(String streamId) {
        StreamRow stream = with(connection -> streamRow(connection, streamId));
        return stream.growing()
                ? ask(stream.segments().getLast(), month -> month.versionOf(streamId))
                : stream.version();
    }

    /** The one read that is a transaction: PostgreSQL sorts, on disk where memory is too small, and hands out page by page. */
    void allByScope(long upto, @Nullable String afterScope, Consumer<RecordedEvent> reader) {
        // No scope is empty.
        String after = afterScope == null ? "" : afterScope;
        List<Segment> months = between(0, upto);
        while (!sorted(months, upto, after, reader)) {
            List<Segment> known = months;
            with(segments::reload);
            months = between(0, upto);
            if (months.equals(known)) {
                throw new LogUnavailableException("a month of the log is not where it should be: " + known, null);
            }
        }
    }

    /** False, and nothing was handed out, where a month is not where it was. */
    private boolean sorted(List<Segment> months, long upto, String afterScope, Consumer<RecordedEvent> reader) {
        if (months.isEmpty()) {
            return true;
        }
        return with(connection -> {
            connection.setAutoCommit(false);
            try (var settings = connection.createStatement()) {
                List<String> tables = tables(months, upto, connection);
                settings.execute("SET TRANSACTION READ ONLY; SET LOCAL work_mem = '64MB'");
                String select = "SELECT " + TableMonth.COLUMNS + " FROM ";
                try (PreparedStatement statement = Sql.prepare(
                        connection,
                        "SELECT * FROM (" + select + String.join(" UNION ALL " + select, tables)
                                + ") e WHERE position <= ? AND scope > ? ORDER BY scope, position")) {
                    statement.setFetchSize(SORTED_PAGE);
                    statement.setLong(1, upto);
                    statement.setString(2, afterScope);
                    try (ResultSet rows = statement.executeQuery()) {
                        while (rows.next()) {
                            reader.accept(TableMonth.event(rows));
                        }
                    }
                }
                return true;
            } catch (SQLException | IOException e) {
                if (mayHaveMoved(e)) {
                    return false;
                }
                throw e;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        });
    }

    /** The tables of months; archived ones are unpacked into one that goes with the transaction. */
    private List<String> tables(List<Segment> months, long upto, Connection connection)
            throws SQLException, IOException {
        List<String> tables = new ArrayList<>();
        for (Segment segment : months) {
            if (segment.archive() == null) {
                tables.add(segment.table());
                continue;
            }
            if (!tables.contains(UNPACKED)) {
                try (var create = connection.createStatement()) {
                    create.execute("CREATE TEMP TABLE archived_event (LIKE log.event) ON COMMIT DROP");
                }
                tables.add(UNPACKED);
            }
            MonthFile file = archived.file(segment.archive());
            var copy = MonthCopy.ofEvents(connection, UNPACKED);
            for (int block = 0; block < file.blocks() && file.firstOf(block) <= upto; block++) {
                for (ArchivedEvent one : file.events(block)) {
                    if (one.event().scope() != null) {
                        copy.add(one);
                    }
                }
            }
            copy.end();
        }
        return tables;
    }

    long positionKnownAt(long micros) {
        Head head = heads.newest().recordedMicros() >= micros ? heads.newest() : refreshHead();
        YearMonth month = Micros.month(micros);
        // A month without events has groups, maybe, but no segment; nothing was recorded in it.
        for (Segment segment :
                with(connection -> segments.upto(head, connection)).reversed()) {
            if (!segment.month().isAfter(month)) {
                long known = ask(segment, one -> one.knownAt(micros));
                return known > 0 ? known : segment.first() - 1;
            }
        }
        return 0;
    }

    long positionBefore(long occurredMicros) {
        Head head = refreshHead();
        for (Segment segment : between(0, head.position())) {
            long first = ask(segment, month -> month.firstOccurredFrom(occurredMicros));
            if (first > 0) {
                return first - 1;
            }
        }
        return head.position();
    }

    boolean anyInScope(String scope, long after, long upto) {
        return between(after, upto).reversed().stream()
                .anyMatch(segment -> !ask(segment, month -> month.ofScope(scope, after, upto, 1))
                        .isEmpty());
    }

    private List<Segment> between(long after, long upto) {
        if (after >= upto) {
            return List.of();
        }
        Head head = heads.newest().position() >= upto ? heads.newest() : refreshHead();
        return with(connection -> segments.upto(head, connection)).stream()
                .filter(segment -> segment.last() > after && segment.first() <= upto)
                .toList();
    }

    /** Asks a month where it is known to be, and where it is now if it has moved. */
    private <T> T ask(Segment segment, Question<T> question) {
        Segment now = segment;
        while (true) {
            try {
                return question.of(
                        now.archive() == null ? new TableMonth(database, now.month()) : archived.month(now.archive()));
            } catch (SQLException | IOException e) {
                Segment known = now;
                if (!mayHaveMoved(e)) {
                    throw unreadable(e);
                }
                now = with(segments::reload).stream()
                        .filter(one -> one.month().equals(known.month()))
                        .findFirst()
                        .filter(one -> !Objects.equals(one.archive(), known.archive()))
                        .orElseThrow(() -> unreadable(e));
            }
        }
    }

    private static boolean mayHaveMoved(Exception e) {
        return e instanceof SQLException sql ? Sql.isUndefinedTable(sql) : e instanceof NoSuchFileException;
    }

    private static LogUnavailableException unreadable(Exception e) {
        return new LogUnavailableException("the log cannot be read: " + e.getMessage(), e);
    }

    private <T> T with(Work<T> work) {
        try (Connection connection = database.getConnection()) {
            return work.on(connection);
        } catch (SQLException | IOException e) {
            throw unreadable(e);
        }
    }
}
