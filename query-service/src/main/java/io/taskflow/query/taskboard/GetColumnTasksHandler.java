package io.taskflow.query.taskboard;

import io.taskflow.query.answer.Answer;
import io.taskflow.query.moment.Moment;
import io.taskflow.query.moment.Reached;
import io.taskflow.query.moment.ViewGate;
import io.taskflow.query.paging.Page;
import io.taskflow.query.paging.PageRequest;
import io.taskflow.query.paging.Pages;
import io.taskflow.query.people.People;
import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads a page of a column by its index, at the moment the first page showed. */
@Component
final class GetColumnTasksHandler {
    private final ViewGate views;
    private final Pages pages;

    GetColumnTasksHandler(ViewGate views, Pages pages) {
        this.views = views;
        this.pages = pages;
    }

    Answer<Page<TaskBoardView.Card>> handle(GetColumnTasks query) {
        return views.read(query.asked(), query.board(), (jdbc, reached) -> answer(query, jdbc, reached));
    }

    private Answer<Page<TaskBoardView.Card>> answer(GetColumnTasks query, JdbcClient jdbc, Reached reached) {
        PageRequest page = query.page();
        Moment moment = query.asked().moment();
        BoardHeader header = BoardHeaders.read(jdbc, reached, page.viewer(), query.board(), moment);
        if (header.columns().stream().noneMatch(column -> column.id().equals(query.column()))) {
            throw new ProblemException(ProblemType.NOT_FOUND, "The board has no such column at that moment");
        }
        TaskSource source = TaskSource.of(query.board(), moment, header.piece());
        List<TaskRow> rows = page.after()
                .map(place -> BoardTasks.after(
                        jdbc, source, query.column(), place.first(), UUID.fromString(place.second()), page.fetch()))
                .orElseGet(() -> BoardTasks.start(jdbc, source, query.column(), page.fetch()));
        List<UUID> assignees = Pages.shown(page, rows).stream()
                .flatMap(row -> row.assignees().stream())
                .toList();
        People people = People.of(jdbc, header.workspaceId(), assignees);
        return page.question()
                .answer(
                        moment,
                        List.of(header.last(), people.all(assignees)),
                        header.position(),
                        () -> pages.page(
                                page,
                                rows,
                                moment.pinnedAt(header.position()),
                                TaskRow::place,
                                row -> row.card(people, header.labels(), header.fields())));
    }
}
