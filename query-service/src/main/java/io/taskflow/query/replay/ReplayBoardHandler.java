package io.taskflow.query.replay;

import io.taskflow.events.board.BoardImported;
import io.taskflow.eventstore.EventLog;
import io.taskflow.query.access.BoardAccess;
import io.taskflow.query.answer.Answer;
import io.taskflow.query.answer.Question;
import io.taskflow.query.fold.BoardFold;
import io.taskflow.query.fold.LoggedEvent;
import io.taskflow.query.moment.Moment;
import io.taskflow.query.moment.ViewGate;
import io.taskflow.query.people.People;
import io.taskflow.query.taskboard.BoardHeaders;
import io.taskflow.query.taskboard.BoardTasks;
import io.taskflow.query.taskboard.TaskBoardView;
import io.taskflow.query.taskboard.TaskBoardViews;
import io.taskflow.support.events.EventCodec;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The independent path to a board: its events alone, without the views. */
@Component
class ReplayBoardHandler {
    private final ViewGate views;
    private final EventLog log;
    private final EventCodec codec;
    private final BoardAccess access;
    private final TaskBoardViews boards;
    private final JdbcClient jdbc;

    ReplayBoardHandler(
            ViewGate views,
            EventLog log,
            EventCodec codec,
            BoardAccess access,
            TaskBoardViews boards,
            JdbcClient jdbc) {
        this.views = views;
        this.log = log;
        this.codec = codec;
        this.access = access;
        this.boards = boards;
        this.jdbc = jdbc;
    }

    Answer<TaskBoardView> handle(ReplayBoard query) {
        Question question = query.question();
        UUID workspace = access.require(question.viewer(), query.board());
        long head = views.awaitLog(query.asked());
        Moment moment = query.asked().moment();
        BoardFold fold = fold(query.board(), moment, head);
        long position = moment instanceof Moment.AtPosition(long asked) ? asked : fold.position();
        BoardTasks tasks = fold.openTasks();
        List<UUID> assignees = tasks.assignees().stream().sorted().toList();
        People people = People.of(jdbc, workspace, assignees);
        return question.answer(
                moment,
                List.of(fold.position(), people.all(assignees)),
                position,
                () -> boards.view(question.viewer(), query.board(), fold.header(), tasks, people, moment, position));
    }

    private BoardFold fold(UUID board, Moment moment, long head) {
        BoardFold fold = new BoardFold();
        var first = new Consumer<LoggedEvent>() {
            private Instant began = Instant.EPOCH;
            private long beganAt;
            private long seenFrom;

            @Override
            public void accept(LoggedEvent logged) {
                if (beganAt == 0) {
                    began = logged.occurredAt();
                    beganAt = logged.position();
                    seenFrom = beganAt;
                }
                if (logged.event() instanceof BoardImported) {
                    seenFrom = logged.position();
                }
                if (moment.includes(logged.position(), logged.occurredAt())) {
                    fold.apply(logged);
                }
            }
        };
        log.readScope(board.toString(), 0, head, recorded -> first.accept(LoggedEvent.of(recorded, codec)));
        boolean byPosition = moment instanceof Moment.AtPosition;
        if (!fold.begun() || byPosition && fold.importing()) {
            throw BoardHeaders.notYet(jdbc, moment, first.began, byPosition ? first.seenFrom : first.beganAt);
        }
        return fold;
    }
}
