package io.taskflow.projection.live;

import io.taskflow.eventstore.copy.CopyBuffer;
import io.taskflow.projection.generation.Generation;
import io.taskflow.projection.rows.Column;
import io.taskflow.projection.rows.Entity;
import io.taskflow.projection.rows.Epoch;
import io.taskflow.projection.rows.Fold;
import io.taskflow.projection.rows.Lines;
import io.taskflow.projection.rows.Row;
import io.taskflow.projection.rows.Sink;
import io.taskflow.projection.rows.Span;
import io.taskflow.projection.taskboard.TaskRow;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A batch's changes, written set-wise: what is new by COPY, what changes by one statement a table. */
final class BatchSink implements Sink {
    private static final int BUFFER = 1 << 14;
    // Whole boards are carried, unlike all else that a batch does.
    private static final String BY_HASH = "SET LOCAL enable_hashjoin TO ";

    private final Generation generation;
    private final Map<Lines<?>, CopyBuffer> added = new LinkedHashMap<>();
    private final Map<String, List<Ended>> ended = new LinkedHashMap<>();
    private final Map<Entity<?>, List<@Nullable String[]>> changed = new LinkedHashMap<>();
    private final Map<Entity<?>, List<UUID>> gone = new HashMap<>();
    private final List<Epoch> begun = new ArrayList<>();

    private record Ended(Span<?> open, Instant to, long toPosition) {}

    BatchSink(Generation generation) {
        this.generation = generation;
    }

    @Override
    public <R extends Row> void span(Entity<R> entity, Span<R> span) {
        line(entity.spans(), span);
    }

    @Override
    public <R extends Row> void end(Entity<R> entity, Span<R> open, Instant to, long toPosition) {
        ended.computeIfAbsent(endSql(entity, open.month()), sql -> new ArrayList<>())
                .add(new Ended(open, to, toPosition));
    }

    @Override
    public <R extends Row> void current(Entity<R> entity, R row, boolean known) {
        if (!known) {
            line(entity.current(), row);
            return;
        }
        List<Column<R>> columns = entity.current().columns();
        @Nullable String[] texts = new String[columns.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = columns.get(i).text(row);
        }
        changed.computeIfAbsent(entity, key -> new ArrayList<>()).add(texts);
    }

    @Override
    public <R extends Row> void gone(Entity<R> entity, R row) {
        gone.computeIfAbsent(entity, key -> new ArrayList<>()).add(row.id());
    }

    @Override
    public <L> void line(Lines<L> lines, L line) {
        lines.copy(line, added.computeIfAbsent(lines, key -> new CopyBuffer(BUFFER)));
    }

    @Override
    public void carry(Epoch epoch) {
        begun.add(epoch);
    }

    /** Writes all; what is carried is read from the current rows before they change. */
    void flush(Connection connection, Fold fold) throws SQLException {
        if (!begun.isEmpty()) {
            try (var statement = connection.createStatement()) {
                statement.execute(BY_HASH + "on");
                carryUntouched(connection, fold);
                statement.execute(BY_HASH + "off");
            }
        }
        for (var table : ended.entrySet()) {
            end(connection, table.getKey(), table.getValue());
        }
        for (var table : added.entrySet()) {
            copy(connection, table.getKey(), table.getValue());
        }
        for (var table : changed.entrySet()) {
            update(connection, table.getKey(), table.getValue());
        }
        for (var table : gone.entrySet()) {
            delete(connection, table.getKey(), table.getValue());
        }
    }

    private void carryUntouched(Connection connection, Fold fold) throws SQLException {
        Lines<Span<TaskRow>> history = TaskRow.ENTITY.spans();
        String sql = """
                INSERT INTO %s (%s)
                SELECT x.month::date, x.epoch, true, t.updated_at, t.position, NULL, NULL, %s
                  FROM unnest(?::uuid[], ?::int[], ?::text[]) AS x(board, epoch, month)
                  JOIN %s t ON t.board_id = x.board
                 WHERE NOT EXISTS (SELECT FROM unnest(?::uuid[]) AS held(id) WHERE held.id = t.task_id)
                """.formatted(
                        generation.table(history.table()),
                        history.names(),
                        TaskRow.ENTITY.names(),
                        generation.table(TaskRow.ENTITY.current().table()));
        try (var statement = connection.prepareStatement(sql)) {
            statement.setArray(
                    1, ids(connection, begun.stream().map(Epoch::boardId).toList()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "int", begun.stream().map(Epoch::epoch).toArray()));
            statement.setArray(
                    3, texts(connection, begun.stream().map(Epoch::month).toList()));
            statement.setArray(4, ids(connection, fold.held(TaskRow.ENTITY)));
            statement.executeUpdate();
        }
    }

    private <R extends Row> String endSql(Entity<R> entity, @Nullable LocalDate month) {
        String table = entity.spans().table();
        return """
                UPDATE %s h SET valid_to = x.valid_to::timestamptz, to_position = x.to_position
                  FROM unnest(?::uuid[], ?::uuid[], ?::int[], ?::bigint[], ?::text[], ?::bigint[])
                    AS x(board_id, id, epoch, from_position, valid_to, to_position)
                 WHERE h.board_id = x.board_id AND h.%s = x.id AND h.from_position = x.from_position %s
                """.formatted(
                        generation.table(month == null ? table : monthTable(table, month)),
                        entity.idColumn(),
                        month == null ? "" : "AND h.epoch = x.epoch");
    }

    private static String monthTable(String table, LocalDate month) {
        return "%s_%04d_%02d".formatted(table, month.getYear(), month.getMonthValue());
    }

    private static void end(Connection connection, String sql, List<Ended> spans) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setArray(
                    1,
                    ids(
                            connection,
                            spans.stream()
                                    .map(span -> span.open().row().boardId())
                                    .toList()));
            statement.setArray(
                    2,
                    ids(
                            connection,
                            spans.stream().map(span -> span.open().row().id()).toList()));
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "int",
                            spans.stream().map(span -> span.open().epoch()).toArray()));
            statement.setArray(
                    4,
                    connection.createArrayOf(
                            "bigint",
                            spans.stream()
                                    .map(span -> span.open().row().position())
                                    .toArray()));
            statement.setArray(
                    5, texts(connection, spans.stream().map(Ended::to).toList()));
            statement.setArray(
                    6,
                    connection.createArrayOf(
                            "bigint", spans.stream().map(Ended::toPosition).toArray()));
            int found = statement.executeUpdate();
            if (found != spans.size()) {
                throw new IllegalStateException("of " + spans.size() + " open spans only " + found + " were found");
            }
        }
    }

    private void copy(Connection connection, Lines<?> lines, CopyBuffer rows) throws SQLException {
        rows.send(connection, generation.table(lines.table()), lines.names());
    }

    private void update(Connection connection, Entity<?> entity, List<@Nullable String[]> rows) throws SQLException {
        List<? extends Column<?>> columns = entity.current().columns();
        String places = String.join(", ", Collections.nCopies(columns.size(), "?::text[]"));
        String aliases =
                IntStream.range(0, columns.size()).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
        String changes = IntStream.range(1, columns.size())
                .mapToObj(i -> columns.get(i).name() + " = c" + i + "::"
                        + columns.get(i).type())
                .collect(Collectors.joining(", "));
        String sql = "UPDATE %s SET %s FROM unnest(%s) AS x(%s) WHERE %s = c0::%s"
                .formatted(
                        generation.table(entity.current().table()),
                        changes,
                        places,
                        aliases,
                        entity.idColumn(),
                        columns.getFirst().type());
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < columns.size(); i++) {
                setColumn(connection, statement, i, rows);
            }
            int found = statement.executeUpdate();
            if (found != rows.size()) {
                throw new IllegalStateException("of " + rows.size() + " rows only " + found + " were found");
            }
        }
    }

    private static void setColumn(
            Connection connection, PreparedStatement statement, int column, List<@Nullable String[]> rows)
            throws SQLException {
        @Nullable String[] values = new String[rows.size()];
        for (int row = 0; row < values.length; row++) {
            values[row] = rows.get(row)[column];
        }
        statement.setArray(column + 1, connection.createArrayOf("text", values));
    }

    private void delete(Connection connection, Entity<?> entity, List<UUID> ids) throws SQLException {
        String sql = "DELETE FROM %s WHERE %s = ANY(?)"
                .formatted(generation.table(entity.current().table()), entity.idColumn());
        try (var statement = connection.prepareStatement(sql)) {
            statement.setArray(1, ids(connection, ids));
            statement.executeUpdate();
        }
    }

    private static Array ids(Connection connection, Iterable<UUID> ids) throws SQLException {
        List<UUID> all = new ArrayList<>();
        ids.forEach(all::add);
        return connection.createArrayOf("uuid", all.toArray());
    }

    private static Array texts(Connection connection, List<?> values) throws SQLException {
        return connection.createArrayOf(
                "text", values.stream().map(Object::toString).toArray(String[]::new));
    }
}
