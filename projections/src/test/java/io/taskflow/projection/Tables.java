package io.taskflow.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.projection.generation.Generation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the tables of a generation say, in the lines of {@link NaiveBoard} or row by row. */
public final class Tables {
    private static final List<String> ALL = List.of(
            "board_current",
            "board_history",
            "column_current",
            "column_history",
            "epoch_current",
            "numbering_current",
            "occupancy_current",
            "board_epoch",
            "task_current",
            "task_history",
            "comment_current",
            "comment_history",
            "activity",
            "document_current",
            "language_current",
            "assignment_current");

    private final JdbcClient sql;
    private final Generation generation;

    Tables(DataSource database, Generation generation) {
        this.sql = JdbcClient.create(database);
        this.generation = generation;
    }

    /** Every row of every table. */
    public List<String> rows() {
        List<String> rows = new ArrayList<>();
        for (String table : ALL) {
            rows.addAll(sql.sql("SELECT '%s ' || to_jsonb(t)::text FROM %s t ORDER BY 1"
                            .formatted(table, generation.table(table)))
                    .query(String.class)
                    .list());
        }
        return rows;
    }

    public List<String> now(UUID board) {
        return board("_current", "true", "true", board, null);
    }

    public List<String> atTime(UUID board, Instant time) {
        return at(
                board,
                time.atOffset(ZoneOffset.UTC),
                "valid_from <= :at AND (valid_to IS NULL OR valid_to > :at)",
                "from_time");
    }

    public List<String> atPosition(UUID board, long position) {
        return at(
                board,
                position,
                "from_position <= :at AND (to_position IS NULL OR to_position > :at)",
                "from_position");
    }

    private List<String> at(UUID board, Object moment, String condition, String epoch) {
        record Piece(LocalDate month, int epoch) {}
        Piece piece = sql.sql(
                        "SELECT month, epoch FROM %s WHERE board_id = :board AND %s <= :at ORDER BY epoch DESC LIMIT 1"
                                .formatted(generation.table("board_epoch"), epoch))
                .param("board", board)
                .param("at", moment)
                .query((row, index) -> new Piece(row.getObject(1, LocalDate.class), row.getInt(2)))
                .single();
        return board(
                "_history",
                condition,
                condition + " AND month = DATE '" + piece.month() + "' AND epoch = " + piece.epoch(),
                board,
                moment);
    }

    private List<String> board(String suffix, String condition, String ofTasks, UUID board, Object moment) {
        List<String> lines = new ArrayList<>();
        String boards = "board" + suffix;
        lines.addAll(list(
                "SELECT * FROM " + generation.table(boards) + " WHERE board_id = :board AND " + condition,
                board,
                moment,
                row -> "board " + row.getString("name") + " " + row.getString("visibility") + " "
                        + row.getLong("version") + " " + row.getBoolean("archived")));
        lines.addAll(list(
                "SELECT * FROM " + generation.table("comment" + suffix) + " WHERE board_id = :board AND " + condition,
                board,
                moment,
                row -> "comment " + row.getString("comment_id") + " " + row.getString("task_id") + " "
                        + row.getString("author") + " " + row.getString("text")));
        lines.addAll(list(
                "SELECT l.* FROM %s, jsonb_to_recordset(labels) AS l(id uuid, name text, color text) WHERE board_id = :board AND %s"
                        .formatted(generation.table(boards), condition),
                board,
                moment,
                row -> "label " + row.getString("id") + " " + row.getString("name") + " " + row.getString("color")));
        lines.addAll(list(
                ("SELECT f.* FROM %s, jsonb_to_recordset(fields)"
                                + " AS f(id uuid, key text, name text, options text[], deleted boolean)"
                                + " WHERE board_id = :board AND %s")
                        .formatted(generation.table(boards), condition),
                board,
                moment,
                row -> "field " + row.getString("id") + " " + row.getString("key") + " " + row.getString("name") + " "
                        + Arrays.toString((String[]) row.getArray("options").getArray()) + " "
                        + row.getBoolean("deleted")));
        lines.addAll(list(
                "SELECT * FROM " + generation.table("column" + suffix) + " WHERE board_id = :board AND " + condition,
                board,
                moment,
                row -> "column " + row.getString("column_id") + " " + row.getString("name") + " "
                        + row.getString("rank") + " " + row.getString("wip_limit") + " "
                        + row.getString("wip_policy") + " " + row.getBoolean("archived")));
        lines.addAll(list(
                "SELECT * FROM " + generation.table("task" + suffix) + " WHERE board_id = :board AND " + ofTasks,
                board,
                moment,
                Tables::task));
        lines.sort(null);
        return lines;
    }

    private interface Line {
        String of(ResultSet row) throws SQLException;
    }

    private List<String> list(String query, UUID board, Object moment, Line line) {
        return sql.sql(query)
                .param("board", board)
                .param("at", moment)
                .query((row, index) -> line.of(row))
                .list();
    }

    private static String task(ResultSet row) throws SQLException {
        var task = new TreeMap<String, String>();
        task.put("column", row.getString("column_id"));
        task.put("rank", row.getString("rank"));
        task.put("title", row.getString("title"));
        task.put("description", row.getString("description"));
        task.put("priority", row.getString("priority"));
        task.put("number", row.getString("number"));
        task.put("externalId", row.getString("external_id"));
        task.put("comments", row.getString("comments"));
        task.put("start", time(row, "start_at"));
        task.put("due", time(row, "due_at"));
        task.put("recurs", recurring(row.getString("recurrence")));
        task.put("done", Boolean.toString(row.getBoolean("due_done")));
        task.put("archived", Boolean.toString(row.getBoolean("archived")));
        task.put("version", Long.toString(row.getLong("version")));
        var fields =
                JsonMapper.shared().readValue(row.getString("fields"), new TypeReference<TreeMap<String, String>>() {});
        return "task " + row.getString("task_id") + " " + task + " " + ids(row, "assignees") + " " + ids(row, "labels")
                + " " + ids(row, "watchers") + " " + fields + " " + checklists(row) + " " + dependencies(row);
    }

    private static Set<String> dependencies(ResultSet row) throws SQLException {
        var lines = new TreeSet<String>();
        ids(row, "blocked_by").forEach(id -> lines.add("by " + id));
        ids(row, "blocks").forEach(id -> lines.add("blocks " + id));
        return lines;
    }

    private static String recurring(String json) {
        if (json == null) {
            return null;
        }
        JsonNode told = JsonMapper.shared().readTree(json);
        return told.path("every").intValue() + " " + told.path("unit").stringValue() + " "
                + told.path("weekdays").valueStream().map(JsonNode::stringValue).toList()
                + " " + told.path("timeZone").stringValue() + " "
                + told.path("first").stringValue() + " " + told.path("columnId").stringValue();
    }

    private static Map<String, String> checklists(ResultSet row) throws SQLException {
        var lines = new TreeMap<String, String>();
        int done = 0;
        int total = 0;
        for (JsonNode list : JsonMapper.shared().readTree(row.getString("checklists"))) {
            String id = list.path("id").stringValue();
            lines.put(id, list.path("name").stringValue());
            for (JsonNode item : list.path("items")) {
                boolean isDone = item.path("done").booleanValue();
                lines.put(
                        id + " " + item.path("id").stringValue(),
                        isDone + " " + item.path("text").stringValue());
                done += isDone ? 1 : 0;
                total++;
            }
        }
        assertThat(List.of(row.getInt("checklist_done"), row.getInt("checklist_total")))
                .isEqualTo(List.of(done, total));
        return lines;
    }

    private static String time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant().toString();
    }

    private static Set<UUID> ids(ResultSet row, String column) throws SQLException {
        return new TreeSet<>(Arrays.asList((UUID[]) row.getArray(column).getArray()));
    }
}
