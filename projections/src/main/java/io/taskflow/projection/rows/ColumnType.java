package io.taskflow.projection.rows;

import io.taskflow.eventstore.copy.CopyBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How the values of a column travel to PostgreSQL: as text inside an array parameter, and as the bytes of a binary COPY. */
public final class ColumnType<T> {
    public static final ColumnType<UUID> ID = new ColumnType<>("uuid", UUID::toString, CopyBuffer::id);
    public static final ColumnType<List<UUID>> IDS = new ColumnType<>(
            "uuid[]",
            ids -> ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}")),
            CopyBuffer::ids);
    public static final ColumnType<String> TEXT = new ColumnType<>("text", Function.identity(), CopyBuffer::text);
    public static final ColumnType<String> JSON = new ColumnType<>("jsonb", Function.identity(), CopyBuffer::json);
    public static final ColumnType<Boolean> FLAG = new ColumnType<>("boolean", Object::toString, CopyBuffer::flag);
    public static final ColumnType<Integer> INT = new ColumnType<>("int", Object::toString, CopyBuffer::int32);
    public static final ColumnType<Long> LONG = new ColumnType<>("bigint", Object::toString, CopyBuffer::int64);
    public static final ColumnType<LocalDate> DATE = new ColumnType<>("date", Object::toString, CopyBuffer::date);
    public static final ColumnType<Instant> TIME = new ColumnType<>("timestamptz", Object::toString, CopyBuffer::time);

    private final String sql;
    private final Function<T, String> text;
    private final BiConsumer<CopyBuffer, T> bytes;

    private ColumnType(String sql, Function<T, String> text, BiConsumer<CopyBuffer, T> bytes) {
        this.sql = sql;
        this.text = text;
        this.bytes = bytes;
    }

    String sql() {
        return sql;
    }

    String text(T value) {
        return text.apply(value);
    }

    void copy(T value, CopyBuffer out) {
        bytes.accept(out, value);
    }
}
