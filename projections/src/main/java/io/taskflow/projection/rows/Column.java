package io.taskflow.projection.rows;

import io.taskflow.eventstore.copy.CopyBuffer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A column of a table and the part of a row that fills it. */
public final class Column<R> {
    private final String name;
    private final ColumnType<?> type;
    private final Function<R, @Nullable String> text;
    private final Copy<R> copy;

    private interface Copy<R> {
        void copy(R row, CopyBuffer out);
    }

    private Column(String name, ColumnType<?> type, Function<R, @Nullable String> text, Copy<R> copy) {
        this.name = name;
        this.type = type;
        this.text = text;
        this.copy = copy;
    }

    public static <R, T> Column<R> of(String name, ColumnType<T> type, Function<R, @Nullable T> value) {
        return new Column<>(
                name,
                type,
                row -> {
                    T part = value.apply(row);
                    return part == null ? null : type.text(part);
                },
                (row, out) -> {
                    T part = value.apply(row);
                    if (part == null) {
                        out.absent();
                    } else {
                        type.copy(part, out);
                    }
                });
    }

    /** The same column of rows that this one's are a part of. */
    <S> Column<S> over(Function<S, R> part) {
        return new Column<>(
                name, type, row -> text.apply(part.apply(row)), (row, out) -> copy.copy(part.apply(row), out));
    }

    public String name() {
        return name;
    }

    /** The column's SQL type. */
    public String type() {
        return type.sql();
    }

    public @Nullable String text(R row) {
        return text.apply(row);
    }

    void copy(R row, CopyBuffer out) {
        copy.copy(row, out);
    }
}
