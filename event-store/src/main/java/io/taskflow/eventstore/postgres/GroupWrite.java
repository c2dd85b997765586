package io.taskflow.eventstore.postgres;

import io.taskflow.eventstore.NewEvent;
import io.taskflow.eventstore.postgres.Group.Claim;
import io.taskflow.eventstore.postgres.Group.Counter;
import io.taskflow.eventstore.postgres.Group.Placed;
import io.taskflow.eventstore.postgres.Group.Stream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** The rows of a group, written set-wise in one round trip: a statement a table, an array a column. */
final class GroupWrite {
    private static final String TIME = Sql.MICROS_PARAMETER;

    private final Group group;
    private final YearMonth month;
    private final List<Object> parameters = new ArrayList<>();
    private final StringBuilder sql = new StringBuilder();

    GroupWrite(Group group, YearMonth month) {
        this.group = group;
        this.month = month;
    }

    /** @param end what to send with it, after a semicolon; may be empty */
    void execute(Connection connection, String end) throws SQLException {
        events();
        streams();
        claims();
        counters();
        receipts();
        appendGroup();
        sql.append(end);
        try (PreparedStatement statement = Sql.prepareAll(connection, sql.toString())) {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameters.get(i));
            }
            statement.execute();
        }
    }

    private void add(String statement, Object... values) {
        if (!sql.isEmpty()) {
            sql.append("; ");
        }
        sql.append(statement);
        parameters.addAll(List.of(values));
    }

    private void events() {
        List<Placed> placed = group.placed();
        int n = placed.size();
        if (n == 0) {
            return;
        }
        long[] positions = new long[n];
        String[] streamIds = new String[n];
        String[] aggregateTypes = new String[n];
        long[] sequences = new long[n];
        String[] scopes = new String[n];
        String[] types = new String[n];
        String[] revisions = new String[n];
        String[] eventIds = new String[n];
        long[] occurred = new long[n];
        byte[][] payloads = new byte[n][];
        byte[][] metadata = new byte[n][];
        for (int i = 0; i < n; i++) {
            Placed one = placed.get(i);
            NewEvent event = one.prepared().event();
            positions[i] = one.position();
            streamIds[i] = event.streamId();
            aggregateTypes[i] = event.aggregateType();
            sequences[i] = one.sequence();
            scopes[i] = event.scope();
            types[i] = event.type();
            revisions[i] = event.revision();
            eventIds[i] = event.eventId();
            occurred[i] = event.occurredAt() == null
                    ? group.recordedMicros()
                    : one.prepared().occurredMicros();
            payloads[i] = event.payload();
            metadata[i] = event.metadata();
        }
        add(
                """
                INSERT INTO %s (position, stream_id, aggregate_type, sequence, scope, type, revision, event_id,
                    recorded_at, occurred_at, payload, metadata, leaf_hash)
                SELECT position, stream_id, aggregate_type, sequence, scope, type, revision, event_id,
                    %s, timestamptz 'epoch' + occurred * interval '1 microsecond', payload, metadata, leaf_hash
                FROM unnest(?::bigint[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[],
                        ?::bigint[], ?::bytea[], ?::bytea[], ?::bytea[])
                    AS e(position, stream_id, aggregate_type, sequence, scope, type, revision, event_id,
                        occurred, payload, metadata, leaf_hash)""".formatted(Segments.table("event", month), TIME),
                group.recordedMicros(),
                positions,
                streamIds,
                aggregateTypes,
                sequences,
                scopes,
                types,
                revisions,
                eventIds,
                occurred,
                payloads,
                metadata,
                group.hashLeaves());
    }

    /**
     * The rows of streams that begin, or that come into a month. Under the lock nobody else makes a stream, so none needs the care (and the cost) of ON
     * CONFLICT.
     */
    private void streams() {
        List<Stream> changed = group.changedStreams();
        List<Stream> fresh =
                changed.stream().filter(stream -> stream.stored.version() == 0).toList();
        if (!fresh.isEmpty()) {
            add(
                    """
                    INSERT INTO log.stream (stream_id, type, version, first_at, last_at, growing)
                    SELECT stream_id, type, version, at, at, true
                    FROM unnest(?::text[], ?::text[], ?::bigint[]) AS s(stream_id, type, version), (SELECT %s AS at) t""".formatted(TIME),
                    fresh.stream().map(stream -> stream.id).toArray(String[]::new),
                    fresh.stream().map(stream -> stream.type).toArray(String[]::new),
                    fresh.stream().mapToLong(stream -> stream.version).toArray(),
                    group.recordedMicros());
        }
        List<Stream> coming = changed.stream()
                .filter(stream -> stream.stored.version() > 0 && !stream.growsIn(month))
                .toList();
        if (!coming.isEmpty()) {
            add(
                    """
                    UPDATE log.stream s SET version = c.version, last_at = %s, growing = true
                    FROM unnest(?::text[], ?::bigint[]) AS c(stream_id, version) WHERE s.stream_id = c.stream_id""".formatted(TIME),
                    group.recordedMicros(),
                    coming.stream().map(stream -> stream.id).toArray(String[]::new),
                    coming.stream().mapToLong(stream -> stream.version).toArray());
        }
    }

    private void claims() {
        List<Claim> changed = group.changedClaims();
        List<Claim> taken = changed.stream().filter(claim -> claim.taken).toList();
        if (!taken.isEmpty()) {
            add(
                    """
                    INSERT INTO log.claim (key, value) SELECT key, value FROM unnest(?::text[], ?::text[]) AS c(key, value)
                    ON CONFLICT (key) DO UPDATE SET value = excluded.value""",
                    taken.stream().map(claim -> claim.key).toArray(String[]::new),
                    taken.stream().map(claim -> claim.value).toArray(String[]::new));
        }
        if (taken.size() < changed.size()) {
            add("DELETE FROM log.claim WHERE key = ANY(?::text[])", (Object) changed.stream()
                    .filter(claim -> !claim.taken)
                    .map(claim -> claim.key)
                    .toArray(String[]::new));
        }
    }

    private void counters() {
        List<Counter> changed = group.changedCounters();
        List<Counter> counting =
                changed.stream().filter(counter -> counter.value > 0).toList();
        if (!counting.isEmpty()) {
            add(
                    """
                    INSERT INTO log.counter (key, value) SELECT key, value FROM unnest(?::text[], ?::bigint[]) AS c(key, value)
                    ON CONFLICT (key) DO UPDATE SET value = excluded.value""",
                    counting.stream().map(counter -> counter.key).toArray(String[]::new),
                    counting.stream().mapToLong(counter -> counter.value).toArray());
        }
        if (counting.size() < changed.size()) {
            add("DELETE FROM log.counter WHERE key = ANY(?::text[])", (Object) changed.stream()
                    .filter(counter -> counter.value == 0)
                    .map(counter -> counter.key)
                    .toArray(String[]::new));
        }
    }

    private void receipts() {
        List<StoredReceipt> receipts = group.newReceipts();
        if (receipts.isEmpty()) {
            return;
        }
        add(
                """
                INSERT INTO log.receipt (key, fingerprint, result_id, position, recorded_at, versions)
                SELECT key, fingerprint, result_id, position, %s, versions
                FROM unnest(?::text[], ?::bytea[], ?::text[], ?::bigint[], ?::text[])
                    AS r(key, fingerprint, result_id, position, versions)""".formatted(TIME),
                group.recordedMicros(),
                receipts.stream().map(StoredReceipt::key).toArray(String[]::new),
                receipts.stream().map(StoredReceipt::fingerprint).toArray(byte[][]::new),
                receipts.stream().map(StoredReceipt::resultId).toArray(String[]::new),
                receipts.stream().mapToLong(StoredReceipt::position).toArray(),
                receipts.stream().map(StoredReceipt::versions).toArray(String[]::new));
    }

    private void appendGroup() {
        Head after = group.after();
        add(
                """
                INSERT INTO %s (number, first_position, last_position, recorded_at, writer, frontier)
                VALUES (?, ?, ?, %s, ?, ?)""".formatted(Segments.table("append_group", month), TIME),
                after.number(),
                group.before().position() + 1,
                after.position(),
                group.recordedMicros(),
                group.writer(),
                group.frontier());
    }
}
