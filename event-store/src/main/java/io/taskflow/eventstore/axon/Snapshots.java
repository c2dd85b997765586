package io.taskflow.eventstore.axon;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The newest snapshot of each stream. */
final class Snapshots {

    private final JdbcClient sql;

    Snapshots(DataSource database) {
        sql = JdbcClient.create(database);
    }

    Optional<DomainEventData<?>> newest(String streamId) {
        return sql.sql("""
                        SELECT aggregate_type, stream_id, sequence, event_id, recorded_at, type, revision, payload, metadata
                        FROM log.snapshot WHERE stream_id = ? ORDER BY sequence DESC LIMIT 1""")
                .param(streamId)
                .query((row, number) -> data(row))
                .optional()
                .map(data -> data);
    }

    /** A snapshot of the same event replaces the one that stands: it may have been made by a newer revision of the aggregate. */
    void store(DomainEventMessage<?> snapshot, Serializer serializer) {
        SerializedObject<byte[]> payload = snapshot.serializePayload(serializer, byte[].class);
        SerializedObject<byte[]> metadata = snapshot.serializeMetaData(serializer, byte[].class);
        sql.sql("""
                WITH older AS (DELETE FROM log.snapshot WHERE stream_id = :stream AND sequence < :sequence)
                INSERT INTO log.snapshot (stream_id, sequence, aggregate_type, type, revision, event_id, recorded_at, payload, metadata)
                VALUES (:stream, :sequence, :aggregateType, :type, :revision, :event, :at, :payload, :metadata)
                ON CONFLICT (stream_id, sequence) DO UPDATE SET type = excluded.type, revision = excluded.revision, event_id = excluded.event_id,
                    recorded_at = excluded.recorded_at, payload = excluded.payload, metadata = excluded.metadata""")
                .param("stream", snapshot.getAggregateIdentifier())
                .param("sequence", snapshot.getSequenceNumber())
                .param("aggregateType", snapshot.getType())
                .param("type", payload.getType().getName())
                .param("revision", payload.getType().getRevision())
                .param("event", snapshot.getIdentifier())
                .param("at", OffsetDateTime.ofInstant(snapshot.getTimestamp(), ZoneOffset.UTC))
                .param("payload", payload.getData())
                .param("metadata", metadata.getData())
                .update();
    }

    private static DomainEventData<byte[]> data(ResultSet row) throws SQLException {
        return new GenericDomainEventEntry<>(
                row.getString("aggregate_type"),
                row.getString("stream_id"),
                row.getLong("sequence"),
                row.getString("event_id"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("type"),
                row.getString("revision"),
                row.getBytes("payload"),
                row.getBytes("metadata"));
    }
}
