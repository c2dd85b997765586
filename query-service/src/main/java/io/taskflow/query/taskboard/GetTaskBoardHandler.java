package io.taskflow.query.taskboard;

import io.taskflow.query.answer.Answer;
import io.taskflow.query.answer.Question;
import io.taskflow.query.moment.Moment;
import io.taskflow.query.moment.Reached;
import io.taskflow.query.moment.ViewGate;
import io.taskflow.query.people.People;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the board and its tasks in one snapshot of the views. */
@Component
final class GetTaskBoardHandler {
    private final ViewGate views;
    private final TaskBoardViews boards;

    GetTaskBoardHandler(ViewGate views, TaskBoardViews boards) {
        this.views = views;
        this.boards = boards;
    }

    Answer<TaskBoardView> handle(GetTaskBoard query) {
        return views.read(query.asked(), query.board(), (jdbc, reached) -> answer(query, jdbc, reached));
    }

    private Answer<TaskBoardView> answer(GetTaskBoard query, JdbcClient jdbc, Reached reached) {
        Question question = query.question();
        Moment moment = query.asked().moment();
        BoardHeader header = BoardHeaders.read(jdbc, reached, question.viewer(), query.board(), moment);
        TaskSource source = TaskSource.of(query.board(), moment, header.piece());
        BoardTasks tasks = moment instanceof Moment.Live
                ? BoardTasks.live(jdbc, query.board(), source, header)
                : BoardTasks.past(jdbc, source, header);
        long position =
                moment instanceof Moment.AsOf ? Math.max(header.position(), tasks.lastPosition()) : header.position();
        List<UUID> assignees = tasks.assignees().stream().sorted().toList();
        People people = People.of(jdbc, header.workspaceId(), assignees);
        return question.answer(
                moment,
                List.of(header.last(), people.all(assignees)),
                position,
                () -> boards.view(question.viewer(), query.board(), header, tasks, people, moment, position));
    }
}
