package io.taskflow.command.importing;

import io.taskflow.command.importing.mapping.RowProblem;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows about imports. Every change of state names the states it may come from: of two who try, one does. */
final class ImportStore {
    static final int MOST_PROBLEMS = 1_000;

    private final JdbcClient sql;

    ImportStore(JdbcClient sql) {
        this.sql = sql;
    }

    Instant now() {
        return sql.sql("SELECT clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    /** False when the id is taken. */
    boolean begin(
            UUID id,
            UUID workspace,
            UUID by,
            String file,
            boolean skipBadRows,
            List<String> fields,
            UUID holder,
            Duration lease) {
        return sql.sql("""
                        INSERT INTO command.import (id, workspace_id, created_by, file_name, skip_bad_rows, field_names,
                                                    state, phase, lease_holder, lease_until)
                        VALUES (:id, :workspace, :by, :file, :skip, :fields, 'RUNNING', 'READING', :holder,
                                clock_timestamp() + make_interval(secs => :lease))
                        ON CONFLICT DO NOTHING""")
                        .param("id", id)
                        .param("workspace", workspace)
                        .param("by", by)
                        .param("file", file)
                        .param("skip", skipBadRows)
                        .param("fields", fields.toArray(String[]::new))
                        .param("holder", holder)
                        .param("lease", lease.toSeconds())
                        .update()
                == 1;
    }

    /** False when the import was cancelled, or its lease lost. */
    boolean reading(UUID id, UUID holder, ImportPhase phase, long rowsRead, Duration lease) {
        return sql.sql("""
                        UPDATE command.import
                        SET phase = :phase, rows_read = :rows, lease_until = clock_timestamp() + make_interval(secs => :lease)
                        WHERE id = :id AND lease_holder = :holder AND state = 'RUNNING'""")
                        .param("phase", phase.name())
                        .param("rows", rowsRead)
                        .param("id", id)
                        .param("holder", holder)
                        .param("lease", lease.toSeconds())
                        .update()
                == 1;
    }

    void problem(UUID id, RowProblem problem) {
        sql.sql("INSERT INTO command.import_problem VALUES (:id, :row, :line, :rule, :message) ON CONFLICT DO NOTHING")
                .param("id", id)
                .param("row", problem.row())
                .param("line", problem.line())
                .param("rule", problem.rule())
                .param("message", problem.message())
                .update();
    }

    void counted(UUID id, long rows, long badRows, long unchangedRows, long tasks) {
        sql.sql("""
                        UPDATE command.import SET rows_read = :rows, rows_total = :rows, bad_rows = :bad,
                                                  unchanged_rows = :unchanged, tasks = :tasks WHERE id = :id""")
                .param("rows", rows)
                .param("bad", badRows)
                .param("unchanged", unchangedRows)
                .param("tasks", tasks)
                .param("id", id)
                .update();
    }

    void ordered(UUID id, long boards, long steps) {
        sql.sql("UPDATE command.import SET boards = :boards, steps = :steps WHERE id = :id")
                .param("boards", boards)
                .param("steps", steps)
                .param("id", id)
                .update();
    }

    /** Accepts a staged import, for whoever takes it first. */
    boolean queue(UUID id, UUID holder) {
        return sql.sql("""
                        UPDATE command.import SET state = 'QUEUED', phase = 'APPLYING', lease_holder = NULL, lease_until = NULL
                        WHERE id = :id AND lease_holder = :holder AND state = 'RUNNING'""").param("id", id).param("holder", holder).update() == 1;
    }

    /** Takes the oldest import with work left that nobody does: to be applied, or to be cleared when it was cancelled or its upload broke off. */
    Optional<ImportJob> take(UUID holder, Duration lease) {
        return sql.sql("""
                        UPDATE command.import SET state = CASE state WHEN 'QUEUED' THEN 'RUNNING' ELSE state END,
                                                  lease_holder = :holder,
                                                  lease_until = clock_timestamp() + make_interval(secs => :lease)
                        WHERE id = (SELECT id FROM command.import
                                    WHERE (state IN ('QUEUED', 'RUNNING') OR state = 'CANCELLED' AND phase <> 'ENDED')
                                      AND (lease_until IS NULL OR lease_until < clock_timestamp())
                                    ORDER BY created_at FOR UPDATE SKIP LOCKED LIMIT 1)
                        RETURNING *""")
                .param("holder", holder)
                .param("lease", lease.toSeconds())
                .query((row, n) -> job(row))
                .optional();
    }

    Optional<ImportJob> job(UUID id) {
        return sql.sql("SELECT * FROM command.import WHERE id = :id")
                .param("id", id)
                .query((row, n) -> job(row))
                .optional();
    }

    /** Notes what is known to be in the log. False when the import was cancelled, or its lease lost. */
    boolean progress(UUID id, UUID holder, Progress done, Duration lease) {
        return sql.sql("""
                        UPDATE command.import
                        SET phase = :phase, next_step = :step, boards_open = :boards, events_appended = :events,
                            position = :position, lease_until = clock_timestamp() + make_interval(secs => :lease)
                        WHERE id = :id AND lease_holder = :holder AND state = 'RUNNING'""")
                        .param("phase", done.phase().name())
                        .param("step", done.nextStep())
                        .param("boards", done.boardsOpen())
                        .param("events", done.events())
                        .param("position", done.position())
                        .param("id", id)
                        .param("holder", holder)
                        .param("lease", lease.toSeconds())
                        .update()
                == 1;
    }

    /** How far an accepted import is. */
    record Progress(ImportPhase phase, long nextStep, long boardsOpen, long events, long position) {}

    void complete(UUID id, UUID holder) {
        sql.sql("""
                        UPDATE command.import SET state = 'COMPLETED', phase = 'ENDED', finished_at = clock_timestamp(),
                                                  lease_holder = NULL, lease_until = NULL
                        WHERE id = :id AND lease_holder = :holder AND state = 'RUNNING'""").param("id", id).param("holder", holder).update();
    }

    /** Ends a running import; one that failed while it was applied keeps its phase, and can go on from there. */
    void fail(UUID id, String refusal, @Nullable String detail, boolean resumable) {
        sql.sql("""
                        UPDATE command.import SET state = 'FAILED', phase = CASE WHEN :resumable THEN phase ELSE 'ENDED' END,
                                                  refusal = :refusal, detail = :detail, finished_at = clock_timestamp(),
                                                  lease_holder = NULL, lease_until = NULL
                        WHERE id = :id AND state IN ('QUEUED', 'RUNNING')""")
                .param("resumable", resumable)
                .param("refusal", refusal)
                .param("detail", detail)
                .param("id", id)
                .update();
    }

    boolean cancel(UUID id) {
        return sql.sql("""
                        UPDATE command.import SET state = 'CANCELLED', finished_at = clock_timestamp(),
                                                  lease_holder = NULL, lease_until = NULL
                        WHERE id = :id AND phase IN ('READING', 'ORDERING', 'APPLYING') AND state IN ('QUEUED', 'RUNNING', 'FAILED')""").param("id", id).update() == 1;
    }

    /** Nothing is left to be done or undone. */
    void end(UUID id) {
        sql.sql("UPDATE command.import SET phase = 'ENDED', lease_holder = NULL, lease_until = NULL WHERE id = :id")
                .param("id", id)
                .update();
    }

    boolean resume(UUID id) {
        return sql.sql("""
                        UPDATE command.import SET state = 'QUEUED', refusal = NULL, detail = NULL, finished_at = NULL
                        WHERE id = :id AND state = 'FAILED' AND phase IN ('APPLYING', 'OPENING', 'SHOWING')""").param("id", id).update() == 1;
    }

    /** Lets another take over at once what this process was doing. */
    void release(UUID holder) {
        sql.sql(
                        "UPDATE command.import SET lease_holder = NULL, lease_until = NULL WHERE lease_holder = :holder AND phase <> 'READING' AND phase <> 'ORDERING'")
                .param("holder", holder)
                .update();
    }

    /** Boards by number, after one of them. */
    List<ImportBoard> boards(UUID id, long after, int most) {
        return sql.sql("""
                        SELECT number, external_id, name, began_us, coalesce(first_step, 0), coalesce(last_step, 0)
                        FROM command.import_board WHERE import_id = :id AND number > :after ORDER BY number LIMIT :most""")
                .param("id", id)
                .param("after", after)
                .param("most", most)
                .query((row, n) -> new ImportBoard(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6)))
                .list();
    }

    Optional<ImportReport> report(UUID id) {
        List<RowProblem> problems = sql.sql("""
                        SELECT row_number, line, rule, message FROM command.import_problem
                        WHERE import_id = :id ORDER BY row_number LIMIT :most""")
                .param("id", id)
                .param("most", MOST_PROBLEMS)
                .query((row, n) -> new RowProblem(row.getLong(1), row.getLong(2), row.getString(3), row.getString(4)))
                .list();
        return sql.sql("SELECT * FROM command.import WHERE id = :id")
                .param("id", id)
                .query((row, n) -> report(row, problems))
                .optional();
    }

    private static ImportReport report(ResultSet row, List<RowProblem> problems) throws SQLException {
        OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
        return new ImportReport(
                row.getObject("id", UUID.class),
                row.getObject("workspace_id", UUID.class),
                row.getString("file_name"),
                ImportState.valueOf(row.getString("state")),
                ImportPhase.valueOf(row.getString("phase")),
                progress(row),
                row.getLong("rows_read"),
                row.getObject("rows_total", Long.class),
                row.getLong("bad_rows"),
                row.getLong("unchanged_rows"),
                row.getLong("events_appended"),
                row.getLong("boards"),
                row.getLong("tasks"),
                row.getObject("position", Long.class),
                problems,
                row.getString("refusal"),
                row.getString("detail"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                finished == null ? null : finished.toInstant());
    }

    private static double progress(ResultSet row) throws SQLException {
        return switch (ImportPhase.valueOf(row.getString("phase"))) {
            case READING, ORDERING, SHOWING -> 0;
            case APPLYING -> share(row.getLong("next_step") - 1, row.getLong("steps"));
            case OPENING -> share(row.getLong("boards_open"), row.getLong("boards"));
            case ENDED -> 1;
        };
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 1 : (double) part / whole;
    }

    private static ImportJob job(ResultSet row) throws SQLException {
        Array fields = row.getArray("field_names");
        return new ImportJob(
                row.getObject("id", UUID.class),
                row.getObject("workspace_id", UUID.class),
                row.getObject("created_by", UUID.class),
                ImportState.valueOf(row.getString("state")),
                List.of((String[]) fields.getArray()),
                ImportPhase.valueOf(row.getString("phase")),
                row.getLong("steps"),
                row.getLong("boards"),
                row.getLong("next_step"),
                row.getLong("boards_open"),
                row.getLong("events_appended"),
                row.getLong("position"));
    }
}
