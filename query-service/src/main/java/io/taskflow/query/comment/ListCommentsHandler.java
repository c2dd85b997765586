package io.taskflow.query.comment;

import io.taskflow.query.answer.Answer;
import io.taskflow.query.moment.Asked;
import io.taskflow.query.moment.Moment;
import io.taskflow.query.moment.Reached;
import io.taskflow.query.moment.ViewGate;
import io.taskflow.query.paging.Page;
import io.taskflow.query.paging.PageRequest;
import io.taskflow.query.paging.Pages;
import io.taskflow.query.people.People;
import io.taskflow.query.task.TaskStream;
import io.taskflow.query.taskboard.BoardHeader;
import io.taskflow.query.taskboard.BoardHeaders;
import io.taskflow.query.taskboard.TaskRows;
import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the comments on a task in the order of the log, in which they came. */
@Component
class ListCommentsHandler {
    private static final String COLUMNS =
            "SELECT comment_id, author, text, mentions, version, created_at, edited_at, created_position";
    private static final String LIVE = COLUMNS + " FROM board.comment_current WHERE task_id = ?";
    private static final String PAST =
            COLUMNS + " FROM board.comment_history WHERE task_id = ? AND :from <= ? AND (:to IS NULL OR :to > ?)";

    private final ViewGate views;
    private final TaskStream streams;
    private final Pages pages;

    ListCommentsHandler(ViewGate views, TaskStream streams, Pages pages) {
        this.views = views;
        this.streams = streams;
        this.pages = pages;
    }

    private record Row(
            UUID id,
            UUID author,
            String text,
            List<UUID> mentions,
            long version,
            Instant createdAt,
            @Nullable Instant editedAt,
            long createdPosition) {
        CommentView view(People people) {
            return new CommentView(id, people.get(author), text, people.all(mentions), version, createdAt, editedAt);
        }
    }

    Answer<Page<CommentView>> handle(ListComments query) {
        TaskStream.Stay task = streams.stay(query.task(), query.asked().moment());
        Asked asked =
                query.asked().moment() instanceof Moment.Live ? query.asked().after(task.position()) : query.asked();
        try {
            return views.read(asked, task.board(), (jdbc, reached) -> answer(query, task, jdbc, reached));
        } catch (ProblemException refusal) {
            throw refusal.type() == ProblemType.NOT_FOUND ? TaskStream.notFound() : refusal;
        }
    }

    private Answer<Page<CommentView>> answer(
            ListComments query, TaskStream.Stay task, JdbcClient jdbc, Reached reached) {
        PageRequest page = query.page();
        Moment moment = query.asked().moment();
        BoardHeader header = BoardHeaders.read(jdbc, reached, page.viewer(), task.board(), moment);
        if (!moment.includes(task.position(), task.at())) {
            throw BoardHeaders.notYet(jdbc, moment, task.at(), task.position());
        }
        List<Object> parameters = new ArrayList<>();
        List<Row> rows = jdbc.sql(select(query, parameters))
                .params(parameters)
                .query(ListCommentsHandler::row)
                .list();
        List<UUID> named = new ArrayList<>();
        Pages.shown(page, rows).forEach(row -> {
            named.add(row.author());
            named.addAll(row.mentions());
        });
        People people = People.of(jdbc, header.workspaceId(), named);
        return page.question()
                .answer(
                        moment,
                        List.of(rows, people.all(named)),
                        header.position(),
                        () -> pages.page(
                                page,
                                rows,
                                moment.pinnedAt(header.position()),
                                row -> new Pages.Key(row.createdPosition()),
                                row -> row.view(people)));
    }

    private static String select(ListComments query, List<Object> parameters) {
        Moment moment = query.asked().moment();
        parameters.add(query.task());
        String sql = LIVE;
        if (!(moment instanceof Moment.Live)) {
            sql = BoardHeaders.at(PAST, moment);
            parameters.add(BoardHeaders.parameter(moment));
            parameters.add(BoardHeaders.parameter(moment));
        }
        if (query.page().after().isPresent()) {
            sql += " AND created_position > ?";
            parameters.add(Long.parseLong(query.page().after().get().first()));
        }
        return sql + " ORDER BY created_position LIMIT " + query.page().fetch();
    }

    private static Row row(ResultSet row, int index) throws SQLException {
        return new Row(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getString(3),
                TaskRows.uuids(row.getArray(4)),
                row.getLong(5),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                TaskRows.instant(row, 7),
                row.getLong(8));
    }
}
