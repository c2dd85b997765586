package io.taskflow.eventstore.postgres;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.taskflow.eventstore.RecordedEvent;
import io.taskflow.eventstore.archive.ArchivedEvent;
import io.taskflow.eventstore.archive.ArchivedGroup;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows of one table sent by COPY in PostgreSQL's binary format. It is over when closed, and the rows stand only after {@link #end}. */
final class BinaryCopy implements AutoCloseable {
    private static final byte[] SIGNATURE = "PGCOPY\n\377\r\n\0".getBytes(ISO_8859_1);
    private static final long MICROS_TO_2000 = 946_684_800_000_000L;
    private static final int CHUNK = 1 << 16;

    private final CopyIn copy;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    private BinaryCopy(Connection connection, String table, String columns) throws SQLException, IOException {
        copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY " + table + " (" + columns + ") FROM STDIN (FORMAT binary)");
        out.write(SIGNATURE);
        out.writeInt(0);
        out.writeInt(0);
    }

    static BinaryCopy ofEvents(Connection connection, String table) throws SQLException, IOException {
        return new BinaryCopy(connection, table, TableMonth.COLUMNS + ", leaf_hash");
    }

    static BinaryCopy ofGroups(Connection connection, String table) throws SQLException, IOException {
        return new BinaryCopy(
                connection, table, "number, first_position, last_position, recorded_at, writer, frontier");
    }

    void add(ArchivedEvent archived) throws SQLException, IOException {
        RecordedEvent event = archived.event();
        out.writeShort(13);
        field(event.position());
        field(event.streamId());
        field(event.aggregateType());
        field(event.sequence());
        field(event.scope());
        field(event.type());
        field(event.revision());
        field(event.eventId());
        field(event.recordedAt());
        field(event.occurredAt());
        field(event.payload());
        field(event.metadata());
        field(archived.leafHash());
        flush(CHUNK);
    }

    void add(ArchivedGroup group, byte[] frontier) throws SQLException, IOException {
        out.writeShort(6);
        field(group.number());
        field(group.firstPosition());
        field(group.lastPosition());
        field(group.recordedAt());
        field(group.writer());
        field(frontier);
        flush(CHUNK);
    }

    void end() throws SQLException, IOException {
        out.writeShort(-1);
        flush(0);
        copy.endCopy();
    }

    private void flush(int above) throws SQLException {
        if (bytes.size() > above) {
            copy.writeToCopy(bytes.toByteArray(), 0, bytes.size());
            bytes.reset();
        }
    }

    private void field(long number) throws IOException {
        out.writeInt(Long.BYTES);
        out.writeLong(number);
    }

    private void field(Instant instant) throws IOException {
        field(Micros.of(instant) - MICROS_TO_2000);
    }

    private void field(UUID uuid) throws IOException {
        out.writeInt(2 * Long.BYTES);
        out.writeLong(uuid.getMostSignificantBits());
        out.writeLong(uuid.getLeastSignificantBits());
    }

    private void field(@Nullable String text) throws IOException {
        if (text == null) {
            out.writeInt(-1);
        } else {
            field(text.getBytes(UTF_8));
        }
    }

    private void field(byte[] value) throws IOException {
        out.writeInt(value.length);
        out.write(value);
    }

    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
