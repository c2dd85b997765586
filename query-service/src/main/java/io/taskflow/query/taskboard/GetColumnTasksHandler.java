package io.taskflow.query.taskboard;

import io.taskflow.query.answer.Answer;
import io.taskflow.query.moment.Moment;
import io.taskflow.query.moment.Reached;
import io.taskflow.query.moment.ViewGate;
import io.taskflow.query.paging.Cursors;
import io.taskflow.query.paging.Page;
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
    private final Cursors cursors;

    GetColumnTasksHandler(ViewGate views, Cursors cursors) {
        this.views = views;
        this.cursors = cursors;
    }

    Answer<Page<TaskBoardView.Card>> handle(GetColumnTasks query) {
        return views.read(query.asked(), query.board(), (jdbc, reached) -> page(query, jdbc, reached));
    }

    private Answer<Page<TaskBoardView.Card>> page(GetColumnTasks query, JdbcClient jdbc, Reached reached) {
        Moment moment = query.asked().moment();
        BoardHeader header = BoardHeaders.read(jdbc, reached, query.viewer(), query.board(), moment);
        if (header.columns().stream().noneMatch(column -> column.id().equals(query.column()))) {
            throw new ProblemException(ProblemType.NOT_FOUND, "The board has no such column at that moment");
        }
        TaskSource source = TaskSource.of(query.board(), moment, header.piece());
        // One more than asked for says whether there is a next page.
        int fetch = query.limit() + 1;
        List<TaskRow> rows = query.after()
                .map(place -> BoardTasks.after(
                        jdbc, source, query.column(), place.first(), UUID.fromString(place.second()), fetch))
                .orElseGet(() -> BoardTasks.start(jdbc, source, query.column(), fetch));
        List<TaskRow> items = rows.subList(0, Math.min(rows.size(), query.limit()));
        People people = People.of(
                jdbc,
                header.workspaceId(),
                items.stream().flatMap(row -> row.assignees().stream()).toList());
        Moment pinned = moment instanceof Moment.Live ? new Moment.AtPosition(header.position()) : moment;
        String next = rows.size() > items.size()
                ? cursors.seal(
                        query.viewer(),
                        GetTaskBoard.columnQuery(query.board(), query.column()),
                        new Cursors.Place(
                                pinned,
                                items.getLast().rank(),
                                items.getLast().id().toString()))
                : null;
        return Answer.of(
                header.position(),
                new Page<>(items.stream().map(row -> row.card(people)).toList(), next));
    }
}
