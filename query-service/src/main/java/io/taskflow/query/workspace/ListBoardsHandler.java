package io.taskflow.query.workspace;

import io.taskflow.eventstore.EventLog;
import io.taskflow.query.access.WorkspaceAccess;
import io.taskflow.query.answer.Answer;
import io.taskflow.query.moment.Moment;
import io.taskflow.query.moment.Reached;
import io.taskflow.query.moment.ViewGate;
import io.taskflow.query.paging.Page;
import io.taskflow.query.paging.PageRequest;
import io.taskflow.query.paging.Pages;
import io.taskflow.query.taskboard.BoardHeaders;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists boards from the view: those that are open today, with the names they had at the moment. */
@Component
class ListBoardsHandler {
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final String OPEN_BOARDS =
            " FROM " + BoardHeaders.SEEN + " JOIN board.board_current b ON b.board_id = w.board_id ";
    private static final String PAGE =
            " WHERE w.workspace_id = ? AND w.open AND NOT b.importing AND b.board_id > ?%s ORDER BY b.board_id LIMIT ?";
    private static final String LIVE =
            "SELECT b.board_id, b.external_id, b.key, b.name, b.version, b.created_at, b.archived, b.visibility"
                    + OPEN_BOARDS + PAGE.formatted(" AND b.archived = ?");
    private static final String PAST =
            "SELECT b.board_id, b.external_id, b.key, h.name, h.version, b.created_at, h.archived, h.visibility"
                    + OPEN_BOARDS
                    + " JOIN board.board_history h ON h.board_id = b.board_id"
                    + " AND h.:from <= ? AND (h.:to IS NULL OR h.:to > ?)";
    /** Until all of an import is recorded, the log does not show its boards; the times they tell of do. */
    private static final String NOT_IMPORTING = " AND NOT h.importing";

    private final ViewGate views;
    private final EventLog log;
    private final WorkspaceAccess access;
    private final Pages pages;
    private final JdbcClient jdbc;

    ListBoardsHandler(ViewGate views, EventLog log, WorkspaceAccess access, Pages pages, JdbcClient jdbc) {
        this.views = views;
        this.log = log;
        this.access = access;
        this.pages = pages;
        this.jdbc = jdbc;
    }

    Answer<Page<BoardLine>> handle(ListBoards query) {
        access.require(query.page().viewer(), query.workspace());
        return views.read(
                query.asked(),
                (after, upto) -> boards(query.workspace()).stream()
                        .anyMatch(board -> log.anyInScope(board.toString(), after, upto)),
                (snapshot, reached) -> answer(query, snapshot, reached));
    }

    private List<UUID> boards(UUID workspace) {
        return jdbc.sql("SELECT board_id FROM command.board_workspace WHERE workspace_id = ?")
                .param(workspace)
                .query(UUID.class)
                .list();
    }

    private Answer<Page<BoardLine>> answer(ListBoards query, JdbcClient snapshot, Reached reached) {
        PageRequest page = query.page();
        Moment moment = query.asked().moment();
        long shown = reached.check(
                snapshot.sql(BoardHeaders.TOKEN_OF_ALL).query(Long.class).single(), true);
        List<BoardLine> rows = rows(query, snapshot);
        return page.question()
                .answer(
                        moment,
                        rows,
                        query.asked().shown(shown),
                        () -> pages.page(
                                page,
                                rows,
                                moment.pinnedAt(shown),
                                board -> new Pages.Key(board.id()),
                                board -> board));
    }

    private static List<BoardLine> rows(ListBoards query, JdbcClient snapshot) {
        Moment moment = query.asked().moment();
        List<Object> parameters = new ArrayList<>();
        parameters.add(query.page().viewer());
        String sql = LIVE;
        if (!(moment instanceof Moment.Live)) {
            sql = BoardHeaders.at(PAST, moment)
                    + (moment instanceof Moment.AtPosition ? NOT_IMPORTING : "")
                    + PAGE.formatted(" AND h.archived = ?");
            parameters.add(BoardHeaders.parameter(moment));
            parameters.add(BoardHeaders.parameter(moment));
        }
        parameters.add(query.workspace());
        parameters.add(query.page()
                .after()
                .map(place -> UUID.fromString(place.first()))
                .orElse(BEFORE_ALL));
        parameters.add(query.archived());
        parameters.add(query.page().fetch());
        return snapshot.sql(sql)
                .params(parameters)
                .query(ListBoardsHandler::line)
                .list();
    }

    private static BoardLine line(ResultSet row, int index) throws SQLException {
        return new BoardLine(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(8),
                row.getBoolean(7),
                row.getLong(5),
                row.getObject(6, OffsetDateTime.class).toInstant());
    }
}
