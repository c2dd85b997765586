package io.taskflow.projection.rows;

import io.taskflow.eventstore.copy.CopyBuffer;
import java.util.List;
import java.util.stream.Collectors;

/** A table that rows are added to, each whole. */
public final class Lines<L> {
    private final String table;
    private final List<Column<L>> columns;
    private final String names;

    public Lines(String table, List<Column<L>> columns) {
        this.table = table;
        this.columns = List.copyOf(columns);
        this.names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    public String table() {
        return table;
    }

    public List<Column<L>> columns() {
        return columns;
    }

    /** The names of its columns, for SQL. */
    public String names() {
        return names;
    }

    public void copy(L line, CopyBuffer out) {
        out.row(columns.size());
        for (Column<L> column : columns) {
            column.copy(line, out);
        }
    }
}
