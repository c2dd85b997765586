package io.taskflow.query.task;

import io.taskflow.query.answer.Answer;
import io.taskflow.query.moment.Moment;
import io.taskflow.query.moment.Reached;
import io.taskflow.query.moment.ViewGate;
import io.taskflow.query.paging.Page;
import io.taskflow.query.paging.PageRequest;
import io.taskflow.query.paging.Pages;
import io.taskflow.query.people.People;
import io.taskflow.query.taskboard.BoardHeader;
import io.taskflow.query.taskboard.BoardHeaders;
import io.taskflow.query.taskboard.SeenTasks;
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
    private final Pages pages;

    FindTasksHandler(ViewGate views, Pages pages) {
        this.views = views;
        this.pages = pages;
    }

    Answer<Page<TaskView>> handle(FindTasks query) {
        return views.read(query.asked(), query.board(), (jdbc, reached) -> answer(query, jdbc, reached));
    }

    private Answer<Page<TaskView>> answer(FindTasks query, JdbcClient jdbc, Reached reached) {
        PageRequest page = query.page();
        Moment moment = query.asked().moment();
        BoardHeader header = BoardHeaders.read(jdbc, reached, page.viewer(), query.board(), moment);
        List<Object> parameters = new ArrayList<>();
        String conditions = conditions(query, header, parameters);
        List<TaskRow> rows = TaskSource.of(query.board(), moment, header.piece())
                .tasks(jdbc, conditions + " ORDER BY t.task_id LIMIT " + page.fetch(), parameters.toArray());
        List<TaskRow> shown = Pages.shown(page, rows);
        List<UUID> named =
                shown.stream().flatMap(row -> TaskView.peopleOf(row).stream()).toList();
        People people = People.of(jdbc, header.workspaceId(), named);
        SeenTasks seen = SeenTasks.around(jdbc, page.viewer(), shown);
        return page.question()
                .answer(
                        moment,
                        List.of(header.last(), people.all(named), seen.told()),
                        header.position(),
                        () -> pages.page(
                                page,
                                rows,
                                moment.pinnedAt(header.position()),
                                row -> new Pages.Key(row.id()),
                                row -> TaskView.of(row, people, header.labels(), header.fields(), seen)));
    }

    private static String conditions(FindTasks query, BoardHeader header, List<Object> parameters) {
        FindTasks.Filter filter = query.filter();
        StringBuilder sql = new StringBuilder(
                filter.archived()
                        ? " AND (t.archived OR t.column_id = ANY (?))"
                        : " AND NOT t.archived AND t.column_id <> ALL (?)");
        parameters.add(header.hidden().stream().map(BoardHeader.ColumnName::id).toArray(UUID[]::new));
        filter.assignee().ifPresent(person -> {
            sql.append(" AND ? = ANY(t.assignees)");
            parameters.add(person);
        });
        filter.label().ifPresent(label -> {
            // Tasks keep a label that was deleted; nobody sees it on them.
            boolean there = header.labels().stream().anyMatch(one -> one.id().equals(label));
            sql.append(there ? " AND ? = ANY(t.labels)" : " AND ? IS NULL");
            parameters.add(label);
        });
        filter.dueBy().ifPresent(time -> {
            sql.append(" AND t.due_at <= ?");
            parameters.add(time.atOffset(ZoneOffset.UTC));
        });
        filter.title().ifPresent(part -> {
            sql.append(" AND strpos(lower(t.title), lower(?)) > 0");
            parameters.add(part);
        });
        query.page().after().ifPresent(place -> {
            sql.append(" AND t.task_id > ?");
            parameters.add(UUID.fromString(place.first()));
        });
        return sql.toString();
    }
}
