package io.taskflow.query.task;

import io.taskflow.query.answer.Answer;
import io.taskflow.query.moment.Moment;
import io.taskflow.query.moment.Reached;
import io.taskflow.query.moment.ViewGate;
import io.taskflow.query.paging.Cursors;
import io.taskflow.query.paging.Page;
import io.taskflow.query.people.People;
import io.taskflow.query.taskboard.BoardHeader;
import io.taskflow.query.taskboard.BoardHeaders;
import io.taskflow.query.taskboard.TaskRow;
import io.taskflow.query.taskboard.TaskSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Filters the tasks of one board at one moment; ids grow with time, so pages go by id. */
@Component
class FindTasksHandler {
    private final ViewGate views;
    private final Cursors cursors;

    FindTasksHandler(ViewGate views, Cursors cursors) {
        this.views = views;
        this.cursors = cursors;
    }

    Answer<Page<TaskView>> handle(FindTasks query) {
        return views.read(query.asked(), query.board(), (jdbc, reached) -> page(query, jdbc, reached));
    }

    private Answer<Page<TaskView>> page(FindTasks query, JdbcClient jdbc, Reached reached) {
        Moment moment = query.asked().moment();
        BoardHeader header = BoardHeaders.read(jdbc, reached, query.viewer(), query.board(), moment);
        List<Object> parameters = new ArrayList<>();
        String conditions = conditions(query, parameters);
        List<TaskRow> rows = TaskSource.of(query.board(), moment, header.piece())
                .tasks(jdbc, conditions + " ORDER BY t.task_id LIMIT " + (query.limit() + 1), parameters.toArray());
        List<TaskRow> items = rows.subList(0, Math.min(rows.size(), query.limit()));
        People people = People.of(
                jdbc,
                header.workspaceId(),
                items.stream().flatMap(row -> TaskView.peopleOf(row).stream()).toList());
        Moment pinned = moment instanceof Moment.Live ? new Moment.AtPosition(header.position()) : moment;
        String next = rows.size() > items.size()
                ? cursors.seal(
                        query.viewer(),
                        FindTasks.query(query.board(), query.filter()),
                        new Cursors.Place(pinned, "", items.getLast().id().toString()))
                : null;
        return Answer.of(
                header.position(),
                new Page<>(items.stream().map(row -> TaskView.of(row, people)).toList(), next));
    }

    private static String conditions(FindTasks query, List<Object> parameters) {
        FindTasks.Filter filter = query.filter();
        StringBuilder sql = new StringBuilder(filter.archived() ? " AND t.archived" : " AND NOT t.archived");
        filter.assignee().ifPresent(person -> {
            sql.append(" AND ? = ANY(t.assignees)");
            parameters.add(person);
        });
        filter.dueBy().ifPresent(time -> {
            sql.append(" AND t.due_at <= ?");
            parameters.add(time.atOffset(ZoneOffset.UTC));
        });
        filter.title().ifPresent(part -> {
            sql.append(" AND strpos(lower(t.title), lower(?)) > 0");
            parameters.add(part);
        });
        query.after().ifPresent(place -> {
            sql.append(" AND t.task_id > ?");
            parameters.add(UUID.fromString(place.second()));
        });
        return sql.toString();
    }
}
