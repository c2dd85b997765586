package io.taskflow.query.task;

import io.taskflow.query.answer.Answer;
import io.taskflow.query.fold.TaskFold;
import io.taskflow.query.moment.Asked;
import io.taskflow.query.moment.ViewGate;
import io.taskflow.query.people.People;
import io.taskflow.query.taskboard.BoardFields;
import io.taskflow.query.taskboard.BoardHeaders;
import io.taskflow.query.taskboard.SeenTasks;
import io.taskflow.query.taskboard.TaskBoardView;
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
    private static final String UNTOLD = """
            SELECT t.number, h.labels, h.fields,
                   (SELECT count(*) FROM board.comment_history c
                     WHERE c.task_id = t.task_id AND c.from_position <= ? AND (c.to_position IS NULL OR c.to_position > ?))
              FROM board.task_current t
              JOIN board.board_history h
                ON h.board_id = t.board_id AND h.from_position <= ? AND (h.to_position IS NULL OR h.to_position > ?)
             WHERE t.task_id = ?
            """;

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
        TaskStream.Steps steps = streams.steps(query.question().viewer(), query.task());
        List<TaskStream.Step> all = steps.all();
        if (query.version() < 1 || query.version() > all.size()) {
            throw new ProblemException(ProblemType.NOT_FOUND, "The task has versions 1 to " + all.size());
        }
        TaskStream.Step step = all.get((int) query.version() - 1);
        Untold untold = untold(query, all.getFirst(), step.logged().position());
        List<UUID> watchers = streams.watchers(query.task(), step.logged().position());
        TaskRow row = TaskFold.with(step.after(), untold.number(), untold.comments(), watchers);
        People people = People.of(jdbc, steps.workspace(), TaskView.peopleOf(row));
        SeenTasks seen = SeenTasks.around(jdbc, query.question().viewer(), List.of(row));
        // A version is told by its own event, but for the names of its people and for whose eyes it is: that is
        // today's.
        return query.question()
                .answer(
                        query.asked().moment(),
                        List.of(people.all(TaskView.peopleOf(row)), seen.of(row.dependencies())),
                        head,
                        () -> TaskView.of(row, people, untold.labels(), untold.fields(), seen));
    }

    /** What a task's own events do not tell: its number; its board's labels and fields and its comments when a version began. */
    private record Untold(int number, List<TaskBoardView.Label> labels, BoardFields fields, int comments) {}

    /** The view tells them, once it has the board as far. */
    private Untold untold(GetTaskVersion query, TaskStream.Step first, long position) {
        UUID board = first.after().boardId();
        Asked asked = query.asked().after(position);
        return views.read(asked, board, (snapshot, reached) -> {
            BoardHeaders.read(snapshot, reached, query.question().viewer(), board, asked.moment());
            return snapshot.sql(UNTOLD)
                    .params(position, position, position, position, query.task())
                    .query((row, index) -> new Untold(
                            row.getInt(1),
                            BoardHeaders.labels(row.getString(2)),
                            BoardFields.of(row.getString(3)),
                            row.getInt(4)))
                    .single();
        });
    }
}
