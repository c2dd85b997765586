package io.taskflow.query.task;

import io.taskflow.query.people.People;
import io.taskflow.query.taskboard.TaskRow;
import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Folds a task up to one of its versions. */
@Component
class GetTaskVersionHandler {
    private final TaskStream streams;
    private final JdbcClient jdbc;

    GetTaskVersionHandler(TaskStream streams, JdbcClient jdbc) {
        this.streams = streams;
        this.jdbc = jdbc;
    }

    /** @throws ProblemException {@code not-found}: no such task, or not so many versions */
    TaskView handle(UUID viewer, UUID task, long version) {
        TaskStream.Steps steps = streams.steps(viewer, task);
        List<TaskStream.Step> all = steps.all();
        if (version < 1 || version > all.size()) {
            throw new ProblemException(ProblemType.NOT_FOUND, "The task has versions 1 to " + all.size());
        }
        TaskRow row = all.get((int) version - 1).after();
        return TaskView.of(row, People.of(jdbc, steps.workspace(), TaskView.peopleOf(row)));
    }
}
