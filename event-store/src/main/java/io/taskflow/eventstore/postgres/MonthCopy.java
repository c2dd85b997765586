package io.taskflow.eventstore.postgres;

import io.taskflow.eventstore.RecordedEvent;
import io.taskflow.eventstore.archive.ArchivedEvent;
import io.taskflow.eventstore.archive.ArchivedGroup;
import io.taskflow.eventstore.copy.CopyBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of a month, from its file into a table, a part at a time: they are all there after {@link #end}. */
final class MonthCopy {
    private static final List<String> EVENT = List.of((TableMonth.COLUMNS + ", leaf_hash").split(", "));
    private static final List<String> GROUP =
            List.of("number", "first_position", "last_position", "recorded_at", "writer", "frontier");
    private static final int PART = 1 << 16;

    private final Connection connection;
    private final String table;
    private final List<String> columns;
    private final CopyBuffer rows = new CopyBuffer(PART);

    private MonthCopy(Connection connection, String table, List<String> columns) {
        this.connection = connection;
        this.table = table;
        this.columns = columns;
    }

    static MonthCopy ofEvents(Connection connection, String table) {
        return new MonthCopy(connection, table, EVENT);
    }

    static MonthCopy ofGroups(Connection connection, String table) {
        return new MonthCopy(connection, table, GROUP);
    }

    void add(ArchivedEvent archived) throws SQLException {
        RecordedEvent event = archived.event();
        rows.row(columns.size());
        rows.int64(event.position());
        rows.text(event.streamId());
        optional(event.aggregateType());
        rows.int64(event.sequence());
        optional(event.scope());
        rows.text(event.type());
        optional(event.revision());
        rows.text(event.eventId());
        rows.time(event.recordedAt());
        rows.time(event.occurredAt());
        rows.bytes(event.payload());
        rows.bytes(event.metadata());
        rows.bytes(archived.leafHash());
        sendAbove(PART);
    }

    void add(ArchivedGroup group, byte[] frontier) throws SQLException {
        rows.row(columns.size());
        rows.int64(group.number());
        rows.int64(group.firstPosition());
        rows.int64(group.lastPosition());
        rows.time(group.recordedAt());
        rows.id(group.writer());
        rows.bytes(frontier);
        sendAbove(PART);
    }

    void end() throws SQLException {
        sendAbove(0);
    }

    private void optional(@Nullable String text) {
        if (text == null) {
            rows.absent();
        } else {
            rows.text(text);
        }
    }

    private void sendAbove(int bytes) throws SQLException {
        if (!rows.isEmpty() && rows.size() > bytes) {
            rows.send(connection, table, String.join(", ", columns));
        }
    }
}
