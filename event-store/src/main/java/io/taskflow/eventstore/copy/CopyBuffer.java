package io.taskflow.eventstore.copy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/**
 * Rows in the form of PostgreSQL's binary COPY, in one array that grows: after {@link #row} come its fields, a call each, in the order of the columns
 * named to {@link #send} and of their types.
 */
public final class CopyBuffer {
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final int MARGIN = 64;
    private static final int UUID_OID = 2950;
    private static final byte JSONB_VERSION = 1;
    private static final long EPOCH_2000_SECONDS = 946_684_800L;
    private static final long EPOCH_2000_DAYS = 10_957L;
    private static final long MICROS = 1_000_000L;

    private ByteBuffer bytes;
    private int rows;

    public CopyBuffer(int capacity) {
        bytes = ByteBuffer.allocate(Math.max(capacity, 2 * MARGIN));
        clear();
    }

    /** Begins anew, keeping the memory. */
    public void clear() {
        bytes.clear();
        bytes.put(SIGNATURE).putInt(0).putInt(0);
        rows = 0;
    }

    public boolean isEmpty() {
        return rows == 0;
    }

    /** Bytes so far. */
    public int size() {
        return bytes.position();
    }

    /** Adds the rows to a table, in one COPY, and begins anew. */
    public void send(Connection connection, String table, String columns) throws SQLException {
        room(MARGIN);
        bytes.putShort((short) -1);
        String sql = "COPY " + table + " (" + columns + ") FROM STDIN (FORMAT binary)";
        // Less than the rows, so that they go out as they are.
        try (var out = new PGCopyOutputStream(connection.unwrap(PGConnection.class), sql, MARGIN)) {
            out.write(bytes.array(), 0, bytes.position());
        } catch (IOException e) {
            throw e.getCause() instanceof SQLException refused ? refused : new SQLException(sql, e);
        }
        clear();
    }

    /** Begins a row of so many fields. */
    public void row(int columns) {
        room(MARGIN);
        bytes.putShort((short) columns);
        rows++;
    }

    /** A null. */
    public void absent() {
        room(MARGIN);
        bytes.putInt(-1);
    }

    /** A {@code uuid}. */
    public void id(UUID id) {
        room(MARGIN);
        bytes.putInt(2 * Long.BYTES).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    /** A {@code uuid[]}. */
    public void ids(List<UUID> ids) {
        int each = Integer.BYTES + 2 * Long.BYTES;
        room(MARGIN + each * ids.size());
        int dimensions = ids.isEmpty() ? 0 : 1;
        bytes.putInt((3 + 2 * dimensions) * Integer.BYTES + each * ids.size());
        bytes.putInt(dimensions).putInt(0).putInt(UUID_OID);
        if (dimensions == 1) {
            bytes.putInt(ids.size()).putInt(1);
            ids.forEach(this::id);
        }
    }

    public void text(String text) {
        sized(text, 0);
    }

    /** A {@code bytea}. */
    public void bytes(byte[] value) {
        room(MARGIN + value.length);
        bytes.putInt(value.length).put(value);
    }

    /** A {@code jsonb}. */
    public void json(String json) {
        sized(json, JSONB_VERSION);
    }

    public void flag(boolean value) {
        room(MARGIN);
        bytes.putInt(1).put((byte) (value ? 1 : 0));
    }

    public void int32(int value) {
        room(MARGIN);
        bytes.putInt(Integer.BYTES).putInt(value);
    }

    public void int64(long value) {
        room(MARGIN);
        bytes.putInt(Long.BYTES).putLong(value);
    }

    public void date(LocalDate date) {
        int32(Math.toIntExact(date.toEpochDay() - EPOCH_2000_DAYS));
    }

    /** A {@code timestamptz}, cut to microseconds. */
    public void time(Instant time) {
        int64((time.getEpochSecond() - EPOCH_2000_SECONDS) * MICROS + time.getNano() / 1_000);
    }

    /** @param version a byte that precedes the text, 0 for none */
    private void sized(String text, int version) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        room(MARGIN + utf8.length);
        if (version == 0) {
            bytes.putInt(utf8.length);
        } else {
            bytes.putInt(1 + utf8.length).put((byte) version);
        }
        bytes.put(utf8);
    }

    private void room(int wanted) {
        if (bytes.remaining() < wanted) {
            ByteBuffer larger = ByteBuffer.allocate(Math.addExact(bytes.capacity() * 2, wanted));
            larger.put(bytes.flip());
            bytes = larger;
        }
    }
}
