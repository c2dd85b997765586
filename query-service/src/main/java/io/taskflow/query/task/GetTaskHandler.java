package io.taskflow.query.task;

import io.taskflow.eventstore.EventLog;
import io.taskflow.query.answer.Answer;
import io.taskflow.query.moment.Moment;
import io.taskflow.query.moment.Reached;
import io.taskflow.query.moment.ViewGate;
import io.taskflow.query.people.People;
import io.taskflow.query.taskboard.BoardHeader;
import io.taskflow.query.taskboard.BoardHeaders;
import io.taskflow.query.taskboard.TaskRow;
import io.taskflow.query.taskboard.TaskSource;
import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads one task where its board has it at the moment. */
@Component
class GetTaskHandler {
    private final ViewGate views;
    private final EventLog log;
    private final JdbcClient jdbc;

    GetTaskHandler(ViewGate views, EventLog log, JdbcClient jdbc) {
        this.views = views;
        this.log = log;
        this.jdbc = jdbc;
    }

    Answer<TaskView> handle(GetTask query) {
        UUID board = board(query.task()).orElseThrow(TaskStream::notFound);
        try {
            return views.read(query.asked(), board, (snapshot, reached) -> answer(query, board, snapshot, reached));
        } catch (ProblemException refusal) {
            throw refusal.type() == ProblemType.NOT_FOUND ? TaskStream.notFound() : refusal;
        }
    }

    /** The board of a task: as the view knows it, or, where the view is behind, the log. */
    private Optional<UUID> board(UUID task) {
        Optional<UUID> seen = jdbc.sql("SELECT board_id FROM board.task_current WHERE task_id = ?")
                .param(task)
                .query(UUID.class)
                .optional();
        return seen.isPresent() ? seen : scope(task);
    }

    private Optional<UUID> scope(UUID task) {
        AtomicReference<@Nullable String> scope = new AtomicReference<>();
        log.readStream(task.toString(), 0, event -> scope.compareAndSet(null, event.scope()));
        return Optional.ofNullable(scope.get()).map(UUID::fromString);
    }

    private Answer<TaskView> answer(GetTask query, UUID board, JdbcClient snapshot, Reached reached) {
        Moment moment = query.asked().moment();
        BoardHeader header =
                BoardHeaders.read(snapshot, reached, query.question().viewer(), board, moment);
        TaskRow row =
                TaskSource.of(board, moment, header.piece())
                        .tasks(snapshot, " AND t.task_id = ?", query.task())
                        .stream()
                        .findFirst()
                        .orElseThrow(() -> missing(snapshot, query.task()));
        // A task is told by its own last event: the board may have gone on.
        String etag = query.question().etag(moment, row.position());
        long position = moment instanceof Moment.AsOf ? row.position() : header.position();
        if (query.question().confirmed(moment, held -> held == row.position()).isPresent()) {
            return Answer.unchanged(position, etag);
        }
        People people = People.of(snapshot, header.workspaceId(), TaskView.peopleOf(row));
        return Answer.of(position, etag, TaskView.of(row, people));
    }

    private static ProblemException missing(JdbcClient snapshot, UUID task) {
        return snapshot.sql(
                        "SELECT created_at, (SELECT min(from_position) FROM board.task_history h"
                                + " WHERE h.board_id = t.board_id AND h.task_id = t.task_id) FROM board.task_current t WHERE task_id = ?")
                .param(task)
                .query((row, index) -> {
                    Instant began = row.getObject(1, OffsetDateTime.class).toInstant();
                    return BoardHeaders.notYet(began, row.getLong(2));
                })
                .optional()
                .orElseGet(TaskStream::notFound);
    }
}
