package io.taskflow.query.taskboard;

import io.taskflow.query.answer.Answer;
import io.taskflow.query.answer.HeldAnswers;
import io.taskflow.query.answer.Question;
import io.taskflow.query.moment.Moment;
import io.taskflow.query.moment.Reached;
import io.taskflow.query.moment.ViewGate;
import io.taskflow.query.people.People;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the board and its tasks in one snapshot of the views. */
@Component
final class GetTaskBoardHandler {
    private final ViewGate views;
    private final HeldAnswers heldAnswers;
    private final TaskBoardViews boards;

    GetTaskBoardHandler(ViewGate views, HeldAnswers heldAnswers, TaskBoardViews boards) {
        this.views = views;
        this.heldAnswers = heldAnswers;
        this.boards = boards;
    }

    Answer<TaskBoardView> handle(GetTaskBoard query) {
        OptionalLong held =
                heldAnswers.stillRight(query.question(), query.asked().moment(), query.board());
        return views.read(query.asked(), query.board(), (jdbc, reached) -> answer(query, held, jdbc, reached));
    }

    private Answer<TaskBoardView> answer(GetTaskBoard query, OptionalLong held, JdbcClient jdbc, Reached reached) {
        Question question = query.question();
        Moment moment = query.asked().moment();
        BoardHeader header = BoardHeaders.read(jdbc, reached, question.viewer(), query.board(), moment);
        if (held.isPresent()) {
            return Answer.unchanged(header.position(), question, moment, held.getAsLong());
        }
        TaskSource source = TaskSource.of(query.board(), moment, header.piece());
        BoardTasks tasks = BoardTasks.read(jdbc, source, header.columns(), moment instanceof Moment.Live);
        long position =
                moment instanceof Moment.AsOf ? Math.max(header.position(), tasks.lastPosition()) : header.position();
        People people = People.of(jdbc, header.workspaceId(), tasks.assignees());
        TaskBoardView view = boards.view(question.viewer(), query.board(), header, tasks, people, moment, position);
        return Answer.of(position, question.etag(moment, position), view);
    }
}
