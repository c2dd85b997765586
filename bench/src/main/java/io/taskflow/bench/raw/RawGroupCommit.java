package io.taskflow.bench.raw;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;

/**
 * Appends events in groups by plain JDBC: number, hash, one set-wise insert into a table with the log's indexes, one row
 * of the group, commit with fsync. No guards, receipts or inline projections: nothing is decided.
 */
public final class RawGroupCommit {
    private static final Base64.Encoder BASE64 = Base64.getEncoder();

    private final Connection connection;
    private final boolean streams;
    private final MerkleEdge tree = new MerkleEdge();
    private long position;

    private RawGroupCommit(Connection connection, String schema, boolean streams) throws SQLException {
        this.connection = connection;
        this.streams = streams;
        try (var statement = connection.createStatement()) {
            statement.execute("SET search_path = " + schema);
        }
        connection.setAutoCommit(false);
    }

    /** Events and groups alone, into the tables of that schema. */
    public static RawGroupCommit ofEvents(Connection connection, String schema) throws SQLException {
        return new RawGroupCommit(connection, schema, false);
    }

    /** A row of each stream is kept as well. */
    public static RawGroupCommit withStreams(Connection connection, String schema) throws SQLException {
        return new RawGroupCommit(connection, schema, true);
    }

    /** Makes the tables, empty, in a new schema of that name. */
    public static void makeTables(Connection connection, String schema) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("""
                    CREATE SCHEMA %1$s;
                    CREATE TABLE %1$s.event (
                        position bigint PRIMARY KEY, stream_id text COLLATE "C" NOT NULL, aggregate_type text NOT NULL,
                        sequence bigint NOT NULL, scope text COLLATE "C", type text NOT NULL, revision text,
                        event_id text COLLATE "C" NOT NULL UNIQUE,
                        recorded_at timestamptz NOT NULL, occurred_at timestamptz NOT NULL, payload bytea NOT NULL,
                        metadata bytea NOT NULL, leaf_hash bytea NOT NULL, UNIQUE (stream_id, sequence));
                    CREATE INDEX event_of_scope ON %1$s.event(scope, position);
                    CREATE INDEX event_by_time ON %1$s.event USING brin (occurred_at) WITH (pages_per_range = 32);
                    CREATE TABLE %1$s.append_group (
                        number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, first_position bigint NOT NULL,
                        last_position bigint NOT NULL, recorded_at timestamptz NOT NULL UNIQUE, frontier bytea NOT NULL);
                    CREATE TABLE %1$s.stream (
                        stream_id text COLLATE "C" PRIMARY KEY, version bigint NOT NULL, last_at timestamptz NOT NULL
                    ) WITH (fillfactor = 80)""".formatted(schema));
        }
    }

    /** One group, durable when this returns. */
    public void append(List<RawEvent> group) throws SQLException {
        var recordedAt = OffsetDateTime.now(ZoneOffset.UTC);
        int n = group.size();
        var positions = new Long[n];
        var leaves = new byte[n][];
        long first = position + 1;
        for (int i = 0; i < n; i++) {
            positions[i] = ++position;
            leaves[i] = tree.leaf(entry(position - 1, group.get(i), recordedAt));
            tree.add(leaves[i]);
        }
        try (PreparedStatement events = connection.prepareStatement("""
                        INSERT INTO event SELECT position, stream_id, aggregate_type, sequence, scope, type, revision,
                            event_id, ?, occurred_at, payload, metadata, leaf_hash
                        FROM unnest(?::bigint[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[],
                            ?::text[], ?::timestamptz[], ?::bytea[], ?::bytea[], ?::bytea[])
                            AS e(position, stream_id, aggregate_type, sequence, scope, type, revision, event_id,
                                occurred_at, payload, metadata, leaf_hash)""");
                PreparedStatement head = connection.prepareStatement(
                        "INSERT INTO append_group(first_position, last_position, recorded_at, frontier) VALUES (?, ?, ?, ?)")) {
            events.setObject(1, recordedAt);
            array(events, 2, "bigint", positions);
            array(events, 3, "text", group.stream().map(RawEvent::streamId).toArray());
            array(events, 4, "text", group.stream().map(RawEvent::aggregateType).toArray());
            array(events, 5, "bigint", group.stream().map(RawEvent::sequence).toArray(Long[]::new));
            array(events, 6, "text", group.stream().map(RawEvent::scope).toArray());
            array(events, 7, "text", group.stream().map(RawEvent::type).toArray());
            array(events, 8, "text", group.stream().map(RawEvent::revision).toArray());
            array(events, 9, "text", group.stream().map(RawEvent::eventId).toArray());
            array(
                    events,
                    10,
                    "timestamptz",
                    group.stream().map(e -> e.occurredAt().toString()).toArray());
            array(events, 11, "bytea", group.stream().map(RawEvent::payload).toArray(byte[][]::new));
            array(events, 12, "bytea", group.stream().map(RawEvent::metadata).toArray(byte[][]::new));
            array(events, 13, "bytea", leaves);
            events.executeUpdate();
            head.setLong(1, first);
            head.setLong(2, position);
            head.setObject(3, recordedAt);
            head.setBytes(4, tree.bytes());
            head.executeUpdate();
        }
        if (streams) {
            begin(group, recordedAt);
        }
        connection.commit();
    }

    private void begin(List<RawEvent> group, OffsetDateTime recordedAt) throws SQLException {
        Object[] begun = group.stream()
                .filter(event -> event.sequence() == 0)
                .map(RawEvent::streamId)
                .toArray();
        if (begun.length == 0) {
            return;
        }
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO stream SELECT id, 1, ? FROM unnest(?::text[]) AS s(id)")) {
            insert.setObject(1, recordedAt);
            array(insert, 2, "text", begun);
            insert.executeUpdate();
        }
    }

    private void array(PreparedStatement statement, int index, String type, Object[] values) throws SQLException {
        statement.setArray(index, connection.createArrayOf(type, values));
    }

    /** As many lines and hashes as the log's entry has. */
    private byte[] entry(long index, RawEvent event, OffsetDateTime recordedAt) {
        return String.join(
                        "\n",
                        "raw/event/v1",
                        Long.toString(index),
                        event.eventId(),
                        event.type(),
                        String.valueOf(event.revision()),
                        event.streamId(),
                        event.aggregateType(),
                        Long.toString(event.sequence()),
                        recordedAt.toString(),
                        event.occurredAt().toString(),
                        BASE64.encodeToString(tree.hash(event.payload())),
                        BASE64.encodeToString(tree.hash(event.metadata())))
                .getBytes(StandardCharsets.UTF_8);
    }
}
