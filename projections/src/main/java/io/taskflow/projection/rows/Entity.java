package io.taskflow.projection.rows;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Something that has an id and changes: its rows of now in the table {@code <name>_current}; if it has a history, the spans in which they stood unchanged in
 * {@code <name>_history}, apart from them.
 */
public final class Entity<R extends Row> {
    private final String name;
    private final History history;
    private final Load load;
    private final Reader<R> reader;
    private final String idColumn;
    private final String names;
    private final Lines<R> current;
    private final Lines<Span<R>> spans;

    /** Where the past of an entity goes. */
    public enum History {
        NONE,
        WHOLE,
        /** Partitioned by month and cut into epochs, see {@link Epoch}. */
        BY_MONTH
    }

    /**
     * Which rows a batch of events may ask for.
     *
     * @param column says whose a row is
     * @param whose rows an event may ask for
     */
    public record Load(String column, Function<Logged, List<UUID>> whose) {
        /** All of the boards that have an event in it. */
        public static final Load OF_BOARDS = new Load("board_id", logged -> List.of(logged.board()));

        /** Those of the tasks that have, or that a comment with one is on. */
        public static final Load OF_TASKS = new Load("task_id", Logged::ofTask);
    }

    /** Reads a current row. */
    @FunctionalInterface
    public interface Reader<R> {
        R read(ResultSet row) throws SQLException;
    }

    /**
     * @param columns both tables' own, the id first
     * @param reader reads {@code columns}, then position and time
     */
    public Entity(String name, List<Column<R>> columns, History history, Load load, Reader<R> reader) {
        this.name = name;
        this.history = history;
        this.load = load;
        this.reader = reader;
        this.idColumn = columns.getFirst().name();
        this.names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        this.current = currentOf(name, columns);
        this.spans = spansOf(name, columns, history);
    }

    public String name() {
        return name;
    }

    public History history() {
        return history;
    }

    public Load load() {
        return load;
    }

    public Reader<R> reader() {
        return reader;
    }

    public String idColumn() {
        return idColumn;
    }

    /** The names of the columns that both tables have, for SQL. */
    public String names() {
        return names;
    }

    /** The current table: the entity's columns, then position and time. */
    public Lines<R> current() {
        return current;
    }

    /** The table of its spans, empty of meaning where it has no history. */
    public Lines<Span<R>> spans() {
        return spans;
    }

    private static <R extends Row> Lines<R> currentOf(String name, List<Column<R>> columns) {
        List<Column<R>> all = new ArrayList<>(columns);
        all.add(Column.of("position", ColumnType.LONG, Row::position));
        all.add(Column.of("updated_at", ColumnType.TIME, Row::at));
        return new Lines<>(name + "_current", all);
    }

    private static <R extends Row> Lines<Span<R>> spansOf(String name, List<Column<R>> columns, History history) {
        List<Column<Span<R>>> all = new ArrayList<>();
        if (history == History.BY_MONTH) {
            all.add(Column.of("month", ColumnType.DATE, Span::month));
            all.add(Column.of("epoch", ColumnType.INT, Span::epoch));
            all.add(Column.of("carried", ColumnType.FLAG, Span::carried));
        }
        all.add(Column.of("valid_from", ColumnType.TIME, span -> span.row().at()));
        all.add(Column.of("from_position", ColumnType.LONG, span -> span.row().position()));
        all.add(Column.of("valid_to", ColumnType.TIME, Span::to));
        all.add(Column.of("to_position", ColumnType.LONG, Span::toPosition));
        columns.forEach(column -> all.add(column.over(Span::row)));
        return new Lines<>(name + "_history", all);
    }
}
