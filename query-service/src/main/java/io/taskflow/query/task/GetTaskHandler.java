package io.taskflow.query.task;

import io.taskflow.query.answer.Answer;
import io.taskflow.query.answer.Question;
import io.taskflow.query.moment.Asked;
import io.taskflow.query.moment.Moment;
import io.taskflow.query.moment.Reached;
import io.taskflow.query.moment.ViewGate;
import io.taskflow.query.people.People;
import io.taskflow.query.taskboard.BoardHeader;
import io.taskflow.query.taskboard.BoardHeaders;
import io.taskflow.query.taskboard.SeenTasks;
import io.taskflow.query.taskboard.TaskRow;
import io.taskflow.query.taskboard.TaskSource;
import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads one task where its board has it at the moment. */
@Component
class GetTaskHandler {
    private final ViewGate views;
    private final TaskStream streams;

    GetTaskHandler(ViewGate views, TaskStream streams) {
        this.views = views;
        this.streams = streams;
    }

    Answer<TaskView> handle(GetTask query) {
        TaskStream.Stay task = streams.stay(query.task(), query.asked().moment());
        // What the log has now, a view of now shows.
        Asked asked =
                query.asked().moment() instanceof Moment.Live ? query.asked().after(task.position()) : query.asked();
        try {
            return views.read(asked, task.board(), (jdbc, reached) -> answer(query, task, jdbc, reached));
        } catch (ProblemException refusal) {
            throw refusal.type() == ProblemType.NOT_FOUND ? TaskStream.notFound() : refusal;
        }
    }

    private Answer<TaskView> answer(GetTask query, TaskStream.Stay task, JdbcClient jdbc, Reached reached) {
        Question question = query.question();
        Moment moment = query.asked().moment();
        BoardHeader header = BoardHeaders.read(jdbc, reached, question.viewer(), task.board(), moment);
        TaskRow row =
                TaskSource.of(task.board(), moment, header.piece())
                        .tasks(jdbc, " AND t.task_id = ?", query.task())
                        .stream()
                        .findFirst()
                        .orElseThrow(() -> absent(jdbc, moment, task));
        long position = moment instanceof Moment.AsOf ? row.position() : header.position();
        People people = People.of(jdbc, header.workspaceId(), TaskView.peopleOf(row));
        // A task is told by its own last event, by its labels and fields, which a board may change, and by which other
        // tasks one may see: the rest may go on.
        SeenTasks seen = SeenTasks.around(jdbc, question.viewer(), List.of(row));
        TaskView view = TaskView.of(row, people, header.labels(), header.fields(), seen);
        List<Object> content = List.of(
                row.position(), people.all(TaskView.peopleOf(row)), view.labels(), view.fields(), view.dependencies());
        return question.answer(moment, content, position, () -> view);
    }

    /** It begins later, or is between two boards: of the two events of such a move only the first is part of the moment. */
    private static ProblemException absent(JdbcClient jdbc, Moment moment, TaskStream.Stay task) {
        return moment.includes(task.position(), task.at())
                ? TaskStream.notFound()
                : BoardHeaders.notYet(jdbc, moment, task.at(), task.position());
    }
}
