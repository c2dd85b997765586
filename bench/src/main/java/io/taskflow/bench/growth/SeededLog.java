package io.taskflow.bench.growth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.zaxxer.hikari.HikariDataSource;
import io.taskflow.bench.process.BenchPostgres;
import io.taskflow.bench.raw.MerkleEdge;
import io.taskflow.eventstore.postgres.AppendObserver;
import io.taskflow.eventstore.postgres.PostgresLog;
import io.taskflow.eventstore.postgres.PostgresLogSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * A log in a database of its own, filled by COPY as if its events had been appended over two years: streams of 20 events, 200 of them open at a
 * time, in groups of 20; each event hashed, each group with its frontier.
 */
final class SeededLog implements AutoCloseable {
    static final int MONTHS = 24;
    static final int PER_STREAM = 20;
    static final String RARE = "thing.counted";

    private static final int OPEN_STREAMS = 200;
    private static final int PER_GROUP = 20;
    private static final int RARE_EVERY = 100_000;
    private static final int STREAMS_IN_SCOPE = 50;
    private static final int CHUNK = 1 << 16;
    private static final int CONNECTIONS = 16;
    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final HikariDataSource pool;
    private final long events;
    private final Random random = new Random(1);
    private final MerkleEdge tree = new MerkleEdge();
    private long position;
    private long group;

    private SeededLog(HikariDataSource pool, long events) {
        this.pool = pool;
        this.events = events;
    }

    static SeededLog create(BenchPostgres server, String name, long events) throws SQLException {
        SeededLog log = new SeededLog(server.newDatabase(name, CONNECTIONS), events);
        PostgresLog.migrate(log.pool);
        long begun = System.nanoTime();
        log.fill();
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf(Locale.ROOT, "  %,d events seeded in %.0f s%n", events, seconds);
        return log;
    }

    HikariDataSource pool() {
        return pool;
    }

    long events() {
        return events;
    }

    PostgresLog open() {
        return new PostgresLog(PostgresLogSettings.defaults(), pool, pool, List.of(), AppendObserver.NONE);
    }

    /** A stream that ended in the first month. */
    static String oldStream(int number) {
        return stream(number % OPEN_STREAMS);
    }

    private static String stream(long number) {
        return "stream-" + number;
    }

    private void fill() throws SQLException {
        YearMonth newest = YearMonth.now(ZoneOffset.UTC);
        Instant end = Instant.now().minus(Duration.ofMinutes(1));
        try (Connection connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("SET synchronous_commit = off");
            for (int month = 0; month < MONTHS; month++) {
                YearMonth of = newest.minusMonths(MONTHS - 1L - month);
                Instant from = of.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
                Instant to = month == MONTHS - 1
                        ? end
                        : of.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
                statement.execute("SELECT log.make_month('" + from + "')");
                // Indexes are made sooner than they are kept.
                List<String> indexes = dropIndexes(connection, of);
                fill(connection, of, from, to, events * (month + 1) / MONTHS);
                for (String index : indexes) {
                    statement.execute(index);
                }
                statement.execute("UPDATE log.segment SET last_position = " + position + " WHERE month = '"
                        + of.atDay(1) + "' AND month < '" + newest.atDay(1) + "'");
            }
            statement.execute(
                    "INSERT INTO log.stream SELECT stream_id, 'Thing', count(*), min(recorded_at), max(recorded_at)"
                            + " FROM log.event GROUP BY stream_id");
            statement.execute("RESET synchronous_commit");
            statement.execute("VACUUM ANALYZE");
            statement.execute("CHECKPOINT");
        }
    }

    /** @return what makes them again */
    private static List<String> dropIndexes(Connection connection, YearMonth month) throws SQLException {
        List<String> drops = new ArrayList<>();
        List<String> again = new ArrayList<>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        SELECT format('ALTER TABLE %%s DROP CONSTRAINT %%I', conrelid::regclass, conname),
                            format('ALTER TABLE %%s ADD %%s', conrelid::regclass, pg_get_constraintdef(oid))
                        FROM pg_constraint WHERE conrelid = '%1$s'::regclass AND contype IN ('p', 'u')
                        UNION ALL
                        SELECT format('DROP INDEX %%s', indexrelid::regclass), pg_get_indexdef(indexrelid)
                        FROM pg_index i WHERE indrelid = '%1$s'::regclass
                            AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = i.indexrelid)""".formatted("log.event" + suffix(month)))) {
            while (rows.next()) {
                drops.add(rows.getString(1));
                again.add(rows.getString(2));
            }
        }
        try (var statement = connection.createStatement()) {
            for (String drop : drops) {
                statement.execute(drop);
            }
        }
        return again;
    }

    private static String suffix(YearMonth month) {
        return month.format(DateTimeFormatter.ofPattern("_uuuu_MM", Locale.ROOT));
    }

    private void fill(Connection connection, YearMonth month, Instant from, Instant to, long upto) throws SQLException {
        long first = position + 1;
        long groups = (upto - position + PER_GROUP - 1) / PER_GROUP;
        Duration step = Duration.between(from, to).dividedBy(groups);
        StringBuilder groupRows = new StringBuilder();
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY log.event" + suffix(month)
                        + " (position, stream_id, aggregate_type, sequence, scope, type, revision,"
                        + " event_id, recorded_at, occurred_at, payload, metadata, leaf_hash) FROM STDIN");
        StringBuilder rows = new StringBuilder();
        for (long n = 0; n < groups; n++) {
            String at = MICROS.format(from.plus(step.multipliedBy(n)));
            long begun = position + 1;
            while (position < upto && position < begun - 1 + PER_GROUP) {
                position++;
                row(at, rows);
            }
            group++;
            groupRows
                    .append(group)
                    .append('\t')
                    .append(begun)
                    .append('\t')
                    .append(position)
                    .append('\t')
                    .append(at)
                    .append('\t')
                    .append(new UUID(random.nextLong(), random.nextLong()))
                    .append("\t\\\\x")
                    .append(HexFormat.of().formatHex(tree.bytes()))
                    .append('\n');
            if (rows.length() > CHUNK) {
                send(copy, rows);
            }
        }
        send(copy, rows);
        copy.endCopy();
        copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY log.append_group" + suffix(month)
                        + " (number, first_position, last_position, recorded_at, writer, frontier) FROM STDIN");
        send(copy, groupRows);
        copy.endCopy();
        try (var statement = connection.createStatement()) {
            statement.execute(
                    "INSERT INTO log.segment (month, first_position) VALUES ('" + month.atDay(1) + "', " + first + ")");
        }
    }

    private static void send(CopyIn copy, StringBuilder rows) throws SQLException {
        byte[] bytes = rows.toString().getBytes(UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        rows.setLength(0);
    }

    private void row(String at, StringBuilder rows) {
        long index = position - 1;
        long block = index / (OPEN_STREAMS * PER_STREAM);
        long inBlock = index % (OPEN_STREAMS * PER_STREAM);
        long streamNumber = block * OPEN_STREAMS + inBlock % OPEN_STREAMS;
        String stream = stream(streamNumber);
        long sequence = inBlock / OPEN_STREAMS;
        String type = position % RARE_EVERY == 0 ? RARE : "thing.happened." + position % 20;
        String id = new UUID(random.nextLong(), random.nextLong()).toString();
        byte[] payload = ("{\"id\":\"" + id + "\",\"title\":\"what happened to thing " + streamNumber + "\",\"rank\":\""
                        + Long.toString(random.nextLong() & Long.MAX_VALUE, 36)
                        + "\",\"note\":\"some words of a usual length\"}")
                .getBytes(UTF_8);
        byte[] metadata = "{\"actor\":\"4a0c2b8e-1d5f-4b6a-9c3d-7e8f90a1b2c3\"}".getBytes(UTF_8);
        String entry = "taskflow/event/v1\n" + index + '\n' + id + '\n' + type + "\n1\n" + stream + "\nThing\n"
                + sequence + '\n' + at + '\n' + at + '\n' + base64(payload) + '\n' + base64(metadata) + '\n';
        byte[] leaf = tree.leaf(entry.getBytes(UTF_8));
        tree.add(leaf);
        HexFormat hex = HexFormat.of();
        rows.append(position)
                .append('\t')
                .append(stream)
                .append("\tThing\t")
                .append(sequence)
                .append("\tscope-")
                .append(streamNumber / STREAMS_IN_SCOPE)
                .append('\t')
                .append(type)
                .append("\t1\t")
                .append(id)
                .append('\t')
                .append(at)
                .append('\t')
                .append(at)
                .append("\t\\\\x")
                .append(hex.formatHex(payload))
                .append("\t\\\\x")
                .append(hex.formatHex(metadata))
                .append("\t\\\\x")
                .append(hex.formatHex(leaf))
                .append('\n');
    }

    private String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(tree.hash(bytes));
    }

    @Override
    public void close() {
        pool.close();
    }
}
