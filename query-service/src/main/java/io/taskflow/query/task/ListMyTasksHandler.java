package io.taskflow.query.task;

import io.taskflow.query.answer.Answer;
import io.taskflow.query.moment.Moment;
import io.taskflow.query.moment.Reached;
import io.taskflow.query.moment.ViewGate;
import io.taskflow.query.paging.Cursors;
import io.taskflow.query.paging.Page;
import io.taskflow.query.paging.PageRequest;
import io.taskflow.query.paging.Pages;
import io.taskflow.query.people.People;
import io.taskflow.query.taskboard.BoardFields;
import io.taskflow.query.taskboard.BoardHeaders;
import io.taskflow.query.taskboard.SeenTasks;
import io.taskflow.query.taskboard.TaskBoardView;
import io.taskflow.query.taskboard.TaskRow;
import io.taskflow.query.taskboard.TaskRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads somebody's tasks in the order in which they are due, from an index that has them so. */
@Component
class ListMyTasksHandler {
    private static final String MINE = """
            SELECT %s, t.position, w.workspace_id, b.labels AS board_labels, b.fields AS board_fields
              FROM %s
              JOIN board.board_current b ON b.board_id = w.board_id
              JOIN board.assignment_current a ON a.board_id = w.board_id
              JOIN board.task_current t ON t.task_id = a.task_id
             WHERE w.open AND NOT b.importing AND a.user_id = ?
            """.formatted(TaskRows.COLUMNS, BoardHeaders.SEEN);

    private static final String OPEN = """
             AND NOT a.archived AND NOT b.archived
             AND NOT EXISTS (SELECT FROM board.column_current c WHERE c.column_id = t.column_id AND c.archived)
            """;
    private static final String ARCHIVED = """
             AND (a.archived OR b.archived
                  OR EXISTS (SELECT FROM board.column_current c WHERE c.column_id = t.column_id AND c.archived))
            """;
    private static final String ORDER = " ORDER BY coalesce(a.due_at, 'infinity'), a.task_id LIMIT ";
    private static final String AFTER_DUE = " AND (coalesce(a.due_at, 'infinity'), a.task_id) > (?::timestamptz, ?)";

    private final ViewGate views;
    private final Pages pages;

    ListMyTasksHandler(ViewGate views, Pages pages) {
        this.views = views;
        this.pages = pages;
    }

    private record Mine(TaskRow task, UUID workspace, List<TaskBoardView.Label> labels, BoardFields fields) {
        Pages.Key key() {
            Instant due = task.dueAt();
            return new Pages.Key(due == null ? "" : due.toString(), task.id().toString());
        }
    }

    Answer<Page<TaskView>> handle(ListMyTasks query) {
        // Of all boards any may have a task of theirs.
        return views.read(query.asked(), (after, upto) -> true, (jdbc, reached) -> answer(query, jdbc, reached));
    }

    private Answer<Page<TaskView>> answer(ListMyTasks query, JdbcClient jdbc, Reached reached) {
        PageRequest page = query.page();
        Moment moment = query.asked().moment();
        long shown = reached.check(
                jdbc.sql(BoardHeaders.TOKEN_OF_ALL).query(Long.class).single(), true);
        long position = query.asked().shown(shown);
        List<Object> parameters = new ArrayList<>();
        List<Mine> rows = jdbc.sql(select(query, parameters))
                .params(parameters)
                .query(ListMyTasksHandler::mine)
                .list();
        Set<UUID> workspaces = new HashSet<>();
        List<UUID> named = new ArrayList<>();
        List<Mine> listed = Pages.shown(page, rows);
        listed.forEach(row -> {
            workspaces.add(row.workspace());
            named.addAll(TaskView.peopleOf(row.task()));
        });
        People people = People.of(jdbc, workspaces, named);
        SeenTasks seen = SeenTasks.around(
                jdbc, page.viewer(), listed.stream().map(Mine::task).toList());
        return page.question()
                .answer(
                        moment,
                        List.of(rows, people.all(named), seen.told()),
                        position,
                        () -> pages.page(
                                page,
                                rows,
                                moment.pinnedAt(position),
                                Mine::key,
                                row -> TaskView.of(row.task(), people, row.labels(), row.fields(), seen)));
    }

    private static String select(ListMyTasks query, List<Object> parameters) {
        ListMyTasks.Filter filter = query.filter();
        UUID me = query.page().viewer();
        StringBuilder sql = new StringBuilder(MINE).append(filter.archived() ? ARCHIVED : OPEN);
        parameters.addAll(List.of(me, me));
        filter.workspace().ifPresent(workspace -> condition(sql, parameters, "w.workspace_id = ?", workspace));
        filter.board().ifPresent(board -> condition(sql, parameters, "a.board_id = ?", board));
        filter.dueBy()
                .ifPresent(time -> condition(
                        sql, parameters, "coalesce(a.due_at, 'infinity') <= ?", time.atOffset(ZoneOffset.UTC)));
        query.page().after().ifPresent(place -> {
            sql.append(AFTER_DUE);
            parameters.add(due(place));
            parameters.add(UUID.fromString(place.second()));
        });
        return sql.append(ORDER).append(query.page().fetch()).toString();
    }

    /** The time as text; that of tasks which are due never stands after all others. */
    private static String due(Cursors.Place place) {
        return place.first().isEmpty() ? "infinity" : place.first();
    }

    private static void condition(StringBuilder sql, List<Object> parameters, String condition, Object value) {
        sql.append(" AND ").append(condition);
        parameters.add(value);
    }

    private static Mine mine(ResultSet row, int index) throws SQLException {
        return new Mine(
                TaskRows.read(row, index),
                row.getObject("workspace_id", UUID.class),
                BoardHeaders.labels(row.getString("board_labels")),
                BoardFields.of(row.getString("board_fields")));
    }
}
