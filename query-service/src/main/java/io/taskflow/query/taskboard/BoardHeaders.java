package io.taskflow.query.taskboard;

import io.taskflow.query.moment.Moment;
import io.taskflow.query.moment.Reached;
import io.taskflow.support.permission.Permission;
import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads, in one statement, whether someone may see a board today, how far the view is, and the board itself at a moment.
 */
public final class BoardHeaders {
    /** How far the view is for board {@code w}: no further than the event it could not take, if there is one. */
    public static final String TOKEN = """
            least(projection.live_token('board'),
                  (SELECT d.position - 1 FROM projection.dead_letter d
                     JOIN projection.generation g ON g.projection = d.projection AND g.number = d.generation
                    WHERE d.projection = 'board' AND g.state = 'LIVE' AND d.scope = w.board_id::text))""";

    /**
     * How far the view is for boards that have no event it could not take. Begins with {@code board_current} as every read of
     * the views does: a switch of generations lets readers in by that door.
     */
    public static final String TOKEN_OF_ALL =
            "SELECT projection.live_token('board') FROM (SELECT count(*) FROM board.board_current WHERE false) door";

    /**
     * Boards that someone may see: the workspace's for its members, those they were added to, and all of them for its
     * owners and for auditors; none of a workspace that is deleted, in which nobody is any more.
     */
    public static final String SEEN = """
            (SELECT seen.* FROM (SELECT ?::uuid AS id) viewer CROSS JOIN LATERAL (
               SELECT w.board_id, w.workspace_id, w.open
                 FROM command.membership m
                 JOIN command.board_workspace w ON w.workspace_id = m.workspace_id
                 LEFT JOIN command.board_member r ON r.board_id = w.board_id AND r.user_id = m.user_id
                WHERE m.user_id = viewer.id AND m.role <> 'PLACEHOLDER'
                  AND (r.role IN %1$s OR m.role IN %1$s AND NOT w.private OR m.role IN %2$s)
                  AND NOT EXISTS (%3$s)
               UNION ALL
               SELECT w.board_id, w.workspace_id, w.open
                 FROM command.board_workspace w
                WHERE EXISTS (%3$s)
                  AND EXISTS (SELECT FROM command.membership m WHERE m.workspace_id = w.workspace_id)) seen) w
            """.formatted(
                    Permission.SEE_BOARD.inSql(),
                    Permission.USE_ALL_BOARDS.inSql(),
                    "SELECT FROM account.account a WHERE a.id = viewer.id AND a.auditor");

    private static final String START = """
            SELECT w.workspace_id, %s AS token, b.board_id IS NOT NULL AND NOT b.importing AS whole,
                   b.created_at, b.created_position, b.external_id, b.key,
            """.formatted(TOKEN);

    private static final String SEEN_BOARD =
            " FROM " + SEEN + " LEFT JOIN board.board_current b ON b.board_id = w.board_id ";

    private static final String LIVE = START + """
                   b.name, b.version, greatest(b.position, l.position), NULL::date AS month, NULL::int AS epoch, c.ids, c.names, c.limits, c.policies, c.hidden, b.labels, b.fields, b.archived, b.visibility
            """ + SEEN_BOARD + """
              LEFT JOIN board.epoch_current l ON l.board_id = w.board_id
              LEFT JOIN LATERAL (
                SELECT array_agg(column_id ORDER BY rank COLLATE "C", column_id) AS ids,
                       array_agg(name ORDER BY rank COLLATE "C", column_id) AS names,
                       array_agg(wip_limit ORDER BY rank COLLATE "C", column_id) AS limits,
                       array_agg(wip_policy ORDER BY rank COLLATE "C", column_id) AS policies,
                   array_agg(archived ORDER BY rank COLLATE "C", column_id) AS hidden
                  FROM board.column_current WHERE board_id = w.board_id) c ON true
             WHERE w.board_id = ? AND w.open
            """;

    private static final String PAST = START + """
                   h.name, h.version, h.from_position, e.month, e.epoch, c.ids, c.names, c.limits, c.policies, c.hidden, h.importing, h.labels, h.fields, h.archived, h.visibility
            """ + SEEN_BOARD + """
              LEFT JOIN LATERAL (
                SELECT name, version, from_position, importing, archived, visibility, labels, fields FROM board.board_history
                 WHERE board_id = w.board_id AND :from <= ? AND (:to IS NULL OR :to > ?)) h ON true
              LEFT JOIN LATERAL (
                SELECT month, epoch FROM board.board_epoch
                 WHERE board_id = w.board_id AND :epoch <= ? ORDER BY epoch DESC LIMIT 1) e ON true
              LEFT JOIN LATERAL (
                SELECT array_agg(column_id ORDER BY rank COLLATE "C", column_id) AS ids,
                       array_agg(name ORDER BY rank COLLATE "C", column_id) AS names,
                       array_agg(wip_limit ORDER BY rank COLLATE "C", column_id) AS limits,
                       array_agg(wip_policy ORDER BY rank COLLATE "C", column_id) AS policies,
                   array_agg(archived ORDER BY rank COLLATE "C", column_id) AS hidden
                  FROM board.column_history
                 WHERE board_id = w.board_id AND :from <= ? AND (:to IS NULL OR :to > ?)) c ON true
             WHERE w.board_id = ? AND w.open
            """;
    private static final String PAST_BY_TIME = byTime(PAST);
    private static final String PAST_BY_POSITION = byPosition(PAST);

    /** Where a board can be seen from: its first event, or the one that opened it after its import. */
    private static final String SEEN_FROM =
            "SELECT min(from_position) FROM board.board_history WHERE board_id = ? AND NOT importing";

    private static final TypeReference<List<TaskBoardView.Label>> LABELS = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.shared();

    private BoardHeaders() {}

    static String byTime(String sql) {
        return sql.replace(":from", "valid_from").replace(":to", "valid_to").replace(":epoch", "from_time");
    }

    static String byPosition(String sql) {
        return sql.replace(":from", "from_position")
                .replace(":to", "to_position")
                .replace(":epoch", "from_position");
    }

    /** A statement over history, with {@code :from} and {@code :to} as the columns that the moment compares with. */
    public static String at(String sql, Moment past) {
        return past instanceof Moment.AsOf ? byTime(sql) : byPosition(sql);
    }

    /** The moment as its columns compare with it. */
    public static Object parameter(Moment moment) {
        return switch (moment) {
            case Moment.Live live -> throw new IllegalArgumentException("now has no place in history");
            case Moment.AsOf(Instant time) -> time.atOffset(ZoneOffset.UTC);
            case Moment.AtPosition(long position) -> position;
        };
    }

    /**
     * The board at a moment.
     *
     * @throws ProblemException {@code not-found}, {@code not-yet}
     */
    public static BoardHeader read(JdbcClient jdbc, Reached reached, UUID viewer, UUID board, Moment moment) {
        JdbcClient.StatementSpec statement = switch (moment) {
            case Moment.Live live -> jdbc.sql(LIVE).params(viewer, board);
            case Moment.AsOf asOf -> past(jdbc.sql(PAST_BY_TIME), viewer, board, moment);
            case Moment.AtPosition position -> past(jdbc.sql(PAST_BY_POSITION), viewer, board, moment);
        };
        return statement
                .query((row, index) -> header(jdbc, row, reached, board, moment))
                .optional()
                .orElseThrow(BoardHeaders::notFound);
    }

    /** The one refusal for boards that are not there and boards that are not shown. */
    public static ProblemException notFound() {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no such board, or you may not see it");
    }

    /**
     * The refusal for a moment before something began, or before the log had it: an import records what happened long ago.
     *
     * @param position from which on it can be seen
     */
    public static ProblemException notYet(JdbcClient jdbc, Moment moment, Instant began, long position) {
        if (!(moment instanceof Moment.AtPosition)) {
            return notYet("It began at " + began, began, position);
        }
        Instant recorded = jdbc.sql("SELECT recorded_at FROM log.event WHERE position = ?")
                .param(position)
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        return notYet("It was recorded at " + recorded + ", with position " + position, began, position)
                .with("recordedAt", recorded);
    }

    private static ProblemException notYet(String when, Instant began, long position) {
        return new ProblemException(ProblemType.NOT_YET, when + ", later than the moment asked for")
                .with("beganAt", began)
                .with("beganAtPosition", position);
    }

    private static JdbcClient.StatementSpec past(
            JdbcClient.StatementSpec statement, UUID viewer, UUID board, Moment moment) {
        Object at = parameter(moment);
        return statement.params(viewer, at, at, at, at, at, board);
    }

    private static BoardHeader header(JdbcClient jdbc, ResultSet row, Reached reached, UUID board, Moment moment)
            throws SQLException {
        long shown = reached.check(row.getLong("token"), row.getBoolean("whole"));
        Instant began = row.getObject("created_at", OffsetDateTime.class).toInstant();
        long beganAt = row.getLong("created_position");
        if (moment instanceof Moment.AtPosition(long position) && (position < beganAt || row.getBoolean("importing"))) {
            long seenFrom = jdbc.sql(SEEN_FROM).param(board).query(Long.class).single();
            throw notYet(jdbc, moment, began, seenFrom);
        }
        if (!moment.includes(beganAt, began)) {
            throw notYet(jdbc, moment, began, beganAt);
        }
        long last = row.getLong(10);
        return new BoardHeader(
                row.getObject("workspace_id", UUID.class),
                row.getString("external_id"),
                row.getString("key"),
                row.getString("name"),
                row.getBoolean("archived"),
                row.getString("visibility"),
                row.getLong("version"),
                switch (moment) {
                    case Moment.Live live -> Math.max(shown, last);
                    case Moment.AsOf asOf -> last;
                    case Moment.AtPosition(long position) -> position;
                },
                last,
                piece(row.getObject("month", LocalDate.class), row.getInt("epoch")),
                labels(row.getString("labels")),
                BoardFields.of(row.getString("fields")),
                columns(TaskRows.uuids(row.getArray("ids")), row));
    }

    private static BoardHeader.@Nullable Piece piece(@Nullable LocalDate month, int epoch) {
        return month == null ? null : new BoardHeader.Piece(month, epoch);
    }

    /** Labels as a view keeps them. */
    public static List<TaskBoardView.Label> labels(String json) {
        return json.equals("[]") ? List.of() : JSON.readValue(json, LABELS);
    }

    private static List<BoardHeader.ColumnName> columns(List<UUID> ids, ResultSet row) throws SQLException {
        List<BoardHeader.ColumnName> columns = new ArrayList<>(ids.size());
        if (!ids.isEmpty()) {
            String[] names = (String[]) row.getArray("names").getArray();
            @Nullable Integer[] limits = (Integer[]) row.getArray("limits").getArray();
            String[] policies = (String[]) row.getArray("policies").getArray();
            Boolean[] hidden = (Boolean[]) row.getArray("hidden").getArray();
            for (int i = 0; i < names.length; i++) {
                columns.add(new BoardHeader.ColumnName(ids.get(i), names[i], limits[i], policies[i], hidden[i]));
            }
        }
        return columns;
    }
}
