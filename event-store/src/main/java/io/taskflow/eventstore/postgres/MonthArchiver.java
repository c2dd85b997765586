package io.taskflow.eventstore.postgres;

import io.taskflow.eventstore.archive.Archive;
import io.taskflow.eventstore.archive.ArchiveDamagedException;
import io.taskflow.eventstore.archive.MonthFile;
import io.taskflow.eventstore.archive.MonthFileWriter;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Moves months of the log that are over between the database and an {@link Archive}, while the log is read and written. Each step leaves the month whole in
 * at least one of the two: the file is written, read back and compared with the tables, only then named to the readers, and only then are the tables
 * detached and dropped. What was stopped anywhere goes on when it is asked for again. One archiver works on a log at a time.
 */
public final class MonthArchiver {
    private static final String LOCK = "hashtextextended('log.archive', 0)";
    private static final String EVENTS = "event";
    private static final String GROUPS = "append_group";
    /** Streams settled while the log waits. */
    private static final int BATCH = 2_000;

    private final DataSource database;
    private final Archive archive;
    private final Consumer<Step> done;

    /** @param database the log's own; its connections must not change between transactions, as a pooler's may */
    public MonthArchiver(DataSource database, Archive archive) {
        this(database, archive, step -> {});
    }

    /** @param done told of each step that was done */
    MonthArchiver(DataSource database, Archive archive, Consumer<Step> done) {
        this.database = database;
        this.archive = archive;
        this.done = done;
    }

    /** What archiving a month takes, in order. */
    enum Step {
        WRITTEN,
        COMPARED,
        MARKED,
        EVENTS_DETACHED,
        GROUPS_DETACHED,
        GROUPS_DROPPED,
        EVENTS_DROPPED
    }

    /**
     * A month in an archive.
     *
     * @param bytes of the file
     */
    public record Archived(YearMonth month, URI place, long events, long bytes) {}

    /**
     * What the log holds of a month.
     *
     * @param last position; the head's where the month is not over
     * @param place of the file that the log reads; null where it reads tables
     * @param tableBytes what the month takes in the database, indexes included; 0 where it has no tables there
     */
    public record Holding(
            YearMonth month,
            long first,
            long last,
            boolean over,
            @Nullable URI place,
            long tableBytes) {

        /** Whether its file is read already while its tables still stand: what moved it was stopped. */
        public boolean moving() {
            return place != null && tableBytes > 0;
        }
    }

    /** Something done with a month, on a connection that holds the archiver's lock. */
    private interface Work<T> {
        T on(Connection connection, PastMonth month) throws SQLException, IOException;
    }

    private interface Statements<T> {
        T run() throws SQLException, IOException;
    }

    /**
     * Moves a month into the archive; does what is left to do where it was begun.
     *
     * @throws IllegalArgumentException the month is not over, or holds no event
     * @throws IOException the archive cannot be written, or does not give back what was stored
     */
    public Archived archive(YearMonth which) throws SQLException, IOException {
        return with(which, (connection, month) -> {
            URI place = month.place();
            if (place == null) {
                indexTypes(connection, month);
                settleStreams(connection, month);
                place = write(connection, month);
                done.accept(Step.WRITTEN);
            }
            if (stands(connection, EVENTS, which) && stands(connection, GROUPS, which)) {
                compare(connection, month, MonthFile.open(archive, place));
                done.accept(Step.COMPARED);
                mark(connection, month, place);
                done.accept(Step.MARKED);
            }
            detach(connection, EVENTS, which);
            done.accept(Step.EVENTS_DETACHED);
            detach(connection, GROUPS, which);
            done.accept(Step.GROUPS_DETACHED);
            drop(connection, GROUPS, which);
            done.accept(Step.GROUPS_DROPPED);
            drop(connection, EVENTS, which);
            done.accept(Step.EVENTS_DROPPED);
            return archived(month, place);
        });
    }

    /**
     * Takes a month back into the database, all at once; where it is there already, nothing is done. The file stays where it is.
     *
     * @throws IOException the archive cannot be read, or does not give back what was stored
     */
    public void restore(YearMonth which) throws SQLException, IOException {
        with(which, (connection, month) -> {
            URI place = month.place();
            if (place == null) {
                return false;
            }
            for (String parent : List.of(EVENTS, GROUPS)) {
                if (detaching(connection, parent, which).orElse(false)) {
                    detach(connection, parent, which);
                }
            }
            return inTransaction(connection, () -> {
                if (!stands(connection, EVENTS, which) || !stands(connection, GROUPS, which)) {
                    drop(connection, EVENTS, which);
                    unpack(connection, month, MonthFile.open(archive, place));
                }
                for (String parent : List.of(EVENTS, GROUPS)) {
                    if (detaching(connection, parent, which).isEmpty()) {
                        execute(connection, "SELECT log.attach_month_table('" + parent + "', '" + date(which) + "')");
                    }
                }
                execute(connection, "UPDATE log.segment SET archive = NULL WHERE month = '" + date(which) + "'");
                return true;
            });
        });
    }

    /**
     * Reads an archived month through: the leaf hashes that its entries give are those stored, lead from the tree before the month to the tree after it, and
     * every event is found by its stream and scope.
     *
     * @throws IllegalArgumentException the month is in the database
     * @throws ArchiveDamagedException saying what is not as it was stored
     */
    public Archived verify(YearMonth which) throws SQLException, IOException {
        return with(which, (connection, month) -> {
            URI place = month.place();
            if (place == null) {
                throw new IllegalArgumentException(which + " is in the database");
            }
            MonthWalk.over(MonthFile.open(archive, place), month, event -> {}, (group, frontier) -> {});
            return archived(month, place);
        });
    }

    /** Every month that holds events, oldest first. */
    public List<Holding> months() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        SELECT month, first_position, coalesce(last_position, head.position), last_position IS NOT NULL, archive,
                            coalesce(pg_total_relation_size(to_regclass(log.month_table('log.event', month))), 0)
                            + coalesce(pg_total_relation_size(to_regclass(log.month_table('log.append_group', month))), 0)
                        FROM log.segment,
                            (SELECT last_position AS position FROM log.append_group ORDER BY recorded_at DESC LIMIT 1) head
                        ORDER BY month""");
                ResultSet rows = statement.executeQuery()) {
            List<Holding> months = new ArrayList<>();
            while (rows.next()) {
                String place = rows.getString(5);
                months.add(new Holding(
                        YearMonth.from(rows.getObject(1, LocalDate.class)),
                        rows.getLong(2),
                        rows.getLong(3),
                        rows.getBoolean(4),
                        place == null ? null : URI.create(place),
                        rows.getLong(6)));
            }
            return months;
        }
    }

    private Archived archived(PastMonth month, URI place) throws IOException {
        return new Archived(month.month(), place, month.last() - month.first() + 1, archive.size(place));
    }

    /** Its name tells the month and the tree it ends with, so that several logs may share an archive. */
    private URI write(Connection connection, PastMonth month) throws SQLException, IOException {
        String root = HexFormat.of()
                .formatHex(new Frontier(month.after(), month.last()).root())
                .substring(0, 16);
        return inTransaction(
                connection,
                () -> archive.store("log-" + month.month() + "-" + root, out -> {
                    try (var file = new MonthFileWriter(out);
                            var events = MonthRows.events(connection, month.month());
                            var groups = MonthRows.groups(connection, month.month())) {
                        while (events.next()) {
                            file.add(events.event());
                        }
                        while (groups.next()) {
                            file.add(groups.group());
                        }
                        file.finish(month.month(), month.after());
                    } catch (SQLException e) {
                        throw new IOException("the month cannot be read: " + e.getMessage(), e);
                    }
                }));
    }

    /** The file gives back, row by row, what the tables hold. */
    private static void compare(Connection connection, PastMonth month, MonthFile file)
            throws SQLException, IOException {
        inTransaction(connection, () -> {
            try (var events = MonthRows.events(connection, month.month());
                    var groups = MonthRows.groups(connection, month.month())) {
                MonthWalk.over(
                        file,
                        month,
                        event -> require(
                                events.next() && events.isAt(event),
                                "position " + event.event().position()),
                        (group, frontier) ->
                                require(groups.next() && groups.isAt(group, frontier), "group " + group.number()));
                require(!events.next() && !groups.next(), "the end");
            }
            return true;
        });
    }

    private static void require(boolean same, String what) throws ArchiveDamagedException {
        if (!same) {
            throw new ArchiveDamagedException(what + " is not archived as it is stored");
        }
    }

    private static void unpack(Connection connection, PastMonth month, MonthFile file)
            throws SQLException, IOException {
        for (String parent : List.of(EVENTS, GROUPS)) {
            execute(connection, "SELECT log.create_month_table('" + parent + "', '" + date(month.month()) + "')");
        }
        var events = MonthCopy.ofEvents(connection, Segments.table(EVENTS, month.month()));
        var groups = MonthCopy.ofGroups(connection, Segments.table(GROUPS, month.month()));
        MonthWalk.over(file, month, events::add, groups::add);
        events.end();
        groups.end();
    }

    /** Readers by type find their way in archived months by the index alone. */
    private static void indexTypes(Connection connection, PastMonth month) throws SQLException, IOException {
        boolean more = true;
        while (more) {
            more = inTransaction(connection, () -> TypeIndex.extend(connection, month.last()));
        }
    }

    /** The rows of the streams that grew last in this month tell their lengths themselves from now on. Appends wait for a batch at most. */
    private static void settleStreams(Connection connection, PastMonth month) throws SQLException, IOException {
        String last = "";
        do {
            String after = last;
            last = inTransaction(connection, () -> settleStreams(connection, month, after));
        } while (!last.isEmpty());
    }

    /** Returns the last stream of the batch; no stream has an empty id, so that says there was none. */
    private static String settleStreams(Connection connection, PastMonth month, String after) throws SQLException {
        execute(connection, "SELECT pg_advisory_xact_lock(" + AppendSession.LOCK + ")");
        try (PreparedStatement statement =
                connection.prepareStatement("""
                WITH batch AS MATERIALIZED (
                    SELECT stream_id, max(sequence) + 1 AS version, max(recorded_at) AS last_at FROM %s
                    WHERE stream_id > ? GROUP BY stream_id ORDER BY stream_id LIMIT %d),
                settled AS (
                    UPDATE log.stream s SET version = b.version, last_at = b.last_at, growing = false FROM batch b
                    WHERE s.stream_id = b.stream_id AND s.growing AND s.last_at <= b.last_at)
                SELECT coalesce(max(stream_id), '') FROM batch""".formatted(Segments.table(EVENTS, month.month()), BATCH))) {
            statement.setString(1, after);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    private static void mark(Connection connection, PastMonth month, URI place) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("UPDATE log.segment SET archive = ?, frontier = ? WHERE month = ?")) {
            statement.setString(1, place.toString());
            statement.setBytes(2, month.after());
            statement.setObject(3, month.month().atDay(1));
            statement.execute();
        }
    }

    /** Waits for transactions that use the parent, and holds up none. */
    private static void detach(Connection connection, String parent, YearMonth month) throws SQLException {
        Optional<Boolean> detaching = detaching(connection, parent, month);
        if (detaching.isPresent()) {
            execute(
                    connection,
                    "ALTER TABLE log." + parent + " DETACH PARTITION " + Segments.table(parent, month)
                            + (detaching.get() ? " FINALIZE" : " CONCURRENTLY"));
        }
    }

    /** Whether the table of a month is being detached; nothing where it is not attached. */
    private static Optional<Boolean> detaching(Connection connection, String parent, YearMonth month)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT inhdetachpending FROM pg_inherits WHERE inhrelid = to_regclass(?)")) {
            statement.setString(1, Segments.table(parent, month));
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(rows.getBoolean(1)) : Optional.empty();
            }
        }
    }

    private static boolean stands(Connection connection, String parent, YearMonth month) throws SQLException {
        return asked(connection, "SELECT to_regclass('" + Segments.table(parent, month) + "') IS NOT NULL");
    }

    private static void drop(Connection connection, String parent, YearMonth month) throws SQLException {
        execute(connection, "DROP TABLE IF EXISTS " + Segments.table(parent, month));
    }

    private <T> T with(YearMonth month, Work<T> work) throws SQLException, IOException {
        try (Connection connection = database.getConnection()) {
            if (!asked(connection, "SELECT pg_try_advisory_lock(" + LOCK + ")")) {
                throw new IllegalStateException("another archiver works on this log");
            }
            try {
                return work.on(connection, month(connection, month));
            } finally {
                execute(connection, "SELECT pg_advisory_unlock(" + LOCK + ")");
            }
        }
    }

    private static PastMonth month(Connection connection, YearMonth month) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT first_position, last_position, archive, frontier FROM log.segment WHERE month = ?")) {
            statement.setObject(1, month.atDay(1));
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    throw new IllegalArgumentException(month + " holds no event");
                }
                long first = rows.getLong(1);
                long last = rows.getLong(2);
                if (rows.wasNull()) {
                    throw new IllegalArgumentException(
                            month + " is not over: it ends when the first event of another month comes");
                }
                String place = rows.getString(3);
                return new PastMonth(
                        month,
                        first,
                        last,
                        place == null ? null : URI.create(place),
                        frontierBefore(connection, month),
                        place == null ? lastFrontier(connection, month) : rows.getBytes(4));
            }
        }
    }

    private static byte[] frontierBefore(Connection connection, YearMonth month) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT month, archive, frontier FROM log.segment WHERE month < ? ORDER BY month DESC LIMIT 1")) {
            statement.setObject(1, month.atDay(1));
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    return new byte[0];
                }
                return rows.getString(2) == null
                        ? lastFrontier(connection, YearMonth.from(rows.getObject(1, LocalDate.class)))
                        : rows.getBytes(3);
            }
        }
    }

    private static byte[] lastFrontier(Connection connection, YearMonth month) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                        "SELECT frontier FROM " + Segments.table(GROUPS, month) + " ORDER BY number DESC LIMIT 1");
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getBytes(1);
        }
    }

    private static <T> T inTransaction(Connection connection, Statements<T> statements)
            throws SQLException, IOException {
        connection.setAutoCommit(false);
        try {
            T result = statements.run();
            connection.commit();
            return result;
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static boolean asked(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }

    private static String date(YearMonth month) {
        return month.atDay(1).toString();
    }
}
