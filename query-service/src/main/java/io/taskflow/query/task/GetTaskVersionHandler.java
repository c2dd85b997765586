package io.taskflow.query.task;

import io.taskflow.events.task.TaskCreated;
import io.taskflow.events.task.TaskJoined;
import io.taskflow.events.task.TaskLeft;
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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Folds a task up to one of its versions. */
@Component
class GetTaskVersionHandler {
    // The month is a constant of the statement and no parameter, so that one partition is looked into.
    private static final String UNTOLD = """
            SELECT (SELECT max(t.number) FROM board.task_history t
                     WHERE t.month = DATE '%s' AND t.board_id = h.board_id AND t.task_id = ? AND t.from_position = ?),
                   h.labels, h.fields,
                   (SELECT count(*) FROM board.comment_history c
                     WHERE c.task_id = ? AND c.from_position <= ? AND (c.to_position IS NULL OR c.to_position > ?))
              FROM board.board_history h
             WHERE h.board_id = ? AND h.from_position <= ? AND (h.to_position IS NULL OR h.to_position > ?)
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
        TaskStream.Step step = steps.all().stream()
                .filter(one -> one.logged().version() == query.version())
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND,
                        "The task has versions 1 to " + steps.versions()
                                + ", of which you see those on boards of yours"));
        Untold untold = untold(query, step, arrival(steps.all(), step));
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

    /** The step with which it came to the board where it is at another. */
    private static TaskStream.Step arrival(List<TaskStream.Step> all, TaskStream.Step step) {
        return all.stream()
                .filter(one -> one.event() instanceof TaskCreated || one.event() instanceof TaskJoined)
                .filter(one -> one.logged().version() <= step.logged().version())
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    /** The view tells them, once it has the board as far. */
    private Untold untold(GetTaskVersion query, TaskStream.Step step, TaskStream.Step arrival) {
        UUID board = step.after().boardId();
        LocalDate month = LocalDate.ofInstant(arrival.logged().occurredAt(), ZoneOffset.UTC)
                .withDayOfMonth(1);
        long last = step.logged().position();
        // As it left a board, all that was on it was still there.
        long position = step.event() instanceof TaskLeft ? last - 1 : last;
        Asked asked = query.asked().after(last);
        return views.read(asked, board, (snapshot, reached) -> {
            BoardHeaders.read(snapshot, reached, query.question().viewer(), board, asked.moment());
            return snapshot.sql(UNTOLD.formatted(month))
                    .params(
                            query.task(),
                            arrival.logged().position(),
                            query.task(),
                            position,
                            position,
                            board,
                            position,
                            position)
                    .query((row, index) -> new Untold(
                            row.getInt(1),
                            BoardHeaders.labels(row.getString(2)),
                            BoardFields.of(row.getString(3)),
                            row.getInt(4)))
                    .single();
        });
    }
}
