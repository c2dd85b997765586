package io.taskflow.query.taskboard;

import io.taskflow.eventstore.EventLog;
import io.taskflow.query.answer.Answer;
import io.taskflow.query.moment.Moment;
import io.taskflow.query.moment.Reached;
import io.taskflow.query.moment.ViewGate;
import io.taskflow.query.people.People;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.LongPredicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the board and its tasks in one snapshot of the views. */
@Component
final class GetTaskBoardHandler {
    private final ViewGate views;
    private final EventLog log;
    private final TaskBoardViews boards;

    GetTaskBoardHandler(ViewGate views, EventLog log, TaskBoardViews boards) {
        this.views = views;
        this.log = log;
        this.boards = boards;
    }

    Answer<TaskBoardView> handle(GetTaskBoard query) {
        return views.read(query.asked(), query.board(), (jdbc, reached) -> answer(query, jdbc, reached));
    }

    private Answer<TaskBoardView> answer(GetTaskBoard query, JdbcClient jdbc, Reached reached) {
        Moment moment = query.asked().moment();
        BoardHeader header = BoardHeaders.read(jdbc, reached, query.question().viewer(), query.board(), moment);
        OptionalLong held = query.question().confirmed(moment, stillHolds(query.board(), moment, header));
        if (held.isPresent()) {
            long position = held.getAsLong();
            return Answer.unchanged(position, query.question().etag(moment, position));
        }
        TaskSource source = TaskSource.of(query.board(), moment, header.piece());
        BoardTasks tasks = BoardTasks.read(jdbc, source, header.columns(), moment instanceof Moment.Live);
        long position =
                moment instanceof Moment.AsOf ? Math.max(header.position(), tasks.lastPosition()) : header.position();
        People people = People.of(jdbc, header.workspaceId(), tasks.assignees());
        TaskBoardView view =
                boards.view(query.question().viewer(), query.board(), header, tasks, people, moment, position);
        return Answer.of(position, query.question().etag(moment, position), view);
    }

    /** A past answer holds for ever; a live one as long as the log has nothing new of this board. */
    private LongPredicate stillHolds(UUID board, Moment moment, BoardHeader header) {
        return position -> switch (moment) {
            case Moment.AsOf past -> true;
            case Moment.AtPosition past -> true;
            case Moment.Live live ->
                position <= header.position() && !log.anyInScope(board.toString(), position, header.position());
        };
    }
}
