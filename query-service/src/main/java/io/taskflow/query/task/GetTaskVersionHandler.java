package io.taskflow.query.task;

import io.taskflow.query.answer.Answer;
import io.taskflow.query.moment.Asked;
import io.taskflow.query.moment.ViewGate;
import io.taskflow.query.people.People;
import io.taskflow.query.taskboard.BoardHeaders;
import io.taskflow.query.taskboard.TaskRow;
import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Folds a task up to one of its versions. */
@Component
class GetTaskVersionHandler {
    private final ViewGate views;
    private final TaskStream streams;
    private final JdbcClient jdbc;

    GetTaskVersionHandler(ViewGate views, TaskStream streams, JdbcClient jdbc) {
        this.views = views;
        this.streams = streams;
        this.jdbc = jdbc;
    }

    /** @throws ProblemException {@code not-found}: no such task, or not so many versions */
    Answer<TaskView> handle(GetTaskVersion query) {
        long head = views.awaitLog(query.asked());
        TaskStream.Steps steps = streams.steps(query.viewer(), query.task());
        List<TaskStream.Step> all = steps.all();
        if (query.version() < 1 || query.version() > all.size()) {
            throw new ProblemException(ProblemType.NOT_FOUND, "The task has versions 1 to " + all.size());
        }
        TaskRow row = all.get((int) query.version() - 1).after().numbered(number(query, all.getFirst()));
        return Answer.of(head, TaskView.of(row, People.of(jdbc, steps.workspace(), TaskView.peopleOf(row))));
    }

    /** A task's own events do not tell it; the view does, once it has the first of them. */
    private int number(GetTaskVersion query, TaskStream.Step first) {
        Asked asked = query.asked().after(first.logged().position());
        return views.read(asked, first.after().boardId(), (snapshot, reached) -> {
            BoardHeaders.read(snapshot, reached, query.viewer(), first.after().boardId(), asked.moment());
            return snapshot.sql("SELECT number FROM board.task_current WHERE task_id = ?")
                    .param(query.task())
                    .query(Integer.class)
                    .single();
        });
    }
}
