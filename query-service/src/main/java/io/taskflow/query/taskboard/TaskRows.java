package io.taskflow.query.taskboard;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads {@link TaskRow}s; the live and the past table name their columns alike, but for the position. */
public final class TaskRows {
    /** What both tables have in common. */
    public static final String COLUMNS = """
            t.task_id, t.board_id, t.column_id, t.rank, t.external_id, t.number, t.title, t.description, t.assignees,
            t.labels, t.priority, t.start_at, t.due_at, t.due_done, t.fields, t.checklists,
            t.checklist_done, t.checklist_total, t.blocked_by, t.blocks, t.recurrence, t.comments, t.archived, t.version,
            t.created_at, t.created_by, t.watchers""";

    /** The same without description, checklists, dependencies and recurrence, which cards do not show. */
    static final String CARD_COLUMNS = COLUMNS.replace("t.description", "NULL AS description")
            .replace("t.checklists", "NULL AS checklists")
            .replace("t.blocked_by", "NULL AS blocked_by")
            .replace("t.blocks", "NULL AS blocks")
            .replace("t.recurrence", "NULL AS recurrence");

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.shared();

    private TaskRows() {}

    /** The task in a row of {@link #COLUMNS} followed by its position. */
    public static TaskRow read(ResultSet row, int index) throws SQLException {
        return new TaskRow(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getObject(3, UUID.class),
                row.getString(4),
                row.getString(5),
                row.getInt(6),
                row.getString(7),
                row.getString(8),
                uuids(row.getArray(9)),
                uuids(row.getArray(10)),
                row.getString(11),
                instant(row, 12),
                instant(row, 13),
                row.getBoolean(14),
                fields(row.getString(15)),
                TaskChecklists.of(row.getString(16), row.getInt(17), row.getInt(18)),
                new TaskDependencies(uuids(row.getArray(19)), uuids(row.getArray(20))),
                TaskRecurrence.of(row.getString(21)),
                row.getInt(22),
                row.getBoolean(23),
                row.getLong(24),
                row.getObject(25, OffsetDateTime.class).toInstant(),
                row.getObject(26, UUID.class),
                uuids(row.getArray(27)),
                row.getLong(28));
    }

    public static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    public static List<UUID> uuids(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : Arrays.asList((UUID[]) array.getArray());
    }

    private static Map<String, String> fields(@Nullable String json) {
        return json == null || json.equals("{}") ? Map.of() : JSON.readValue(json, TEXTS);
    }
}
