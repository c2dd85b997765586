package io.taskflow.bench.append;

import io.taskflow.bench.raw.RawEvent;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** The same events without a framework. */
final class RawRows {
    private RawRows() {}

    static RawEvent event(Streams.Place place) {
        Fact fact = Fact.of(place);
        String payload = "{\"boardId\":\"%s\",\"columnId\":\"%s\",\"rank\":\"%s\",\"title\":\"%s\"}"
                .formatted(fact.boardId(), fact.columnId(), fact.rank(), fact.title());
        String metadata = "{\"scope\":\"" + place.streamId() + "\"}";
        return new RawEvent(
                place.streamId(),
                Fact.TYPE,
                place.sequence(),
                place.streamId(),
                Fact.class.getName(),
                null,
                place.eventId(),
                OffsetDateTime.now(ZoneOffset.UTC),
                payload.getBytes(StandardCharsets.UTF_8),
                metadata.getBytes(StandardCharsets.UTF_8));
    }

    /** One row, neither hashed nor grouped, whose fields {@link #bind} sets. */
    static String insert(String schema, String position) {
        return "INSERT INTO %s.event VALUES (%s, ?, ?, ?, ?, ?, ?, ?, now(), ?, ?, ?, '')".formatted(schema, position);
    }

    /** @param first parameter, that of the stream */
    static void bind(RawEvent event, PreparedStatement insert, int first) throws SQLException {
        insert.setString(first, event.streamId());
        insert.setString(first + 1, event.aggregateType());
        insert.setLong(first + 2, event.sequence());
        insert.setString(first + 3, event.scope());
        insert.setString(first + 4, event.type());
        insert.setString(first + 5, event.revision());
        insert.setString(first + 6, event.eventId());
        insert.setObject(first + 7, event.occurredAt());
        insert.setBytes(first + 8, event.payload());
        insert.setBytes(first + 9, event.metadata());
    }
}
