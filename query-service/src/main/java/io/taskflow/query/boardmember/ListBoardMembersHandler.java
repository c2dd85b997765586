package io.taskflow.query.boardmember;

import io.taskflow.events.board.AccessEvent;
import io.taskflow.eventstore.EventLog;
import io.taskflow.query.access.BoardAccess;
import io.taskflow.query.answer.Answer;
import io.taskflow.query.fold.LoggedEvent;
import io.taskflow.query.moment.Moment;
import io.taskflow.query.moment.ViewGate;
import io.taskflow.query.paging.Page;
import io.taskflow.query.paging.PageRequest;
import io.taskflow.query.paging.Pages;
import io.taskflow.query.people.People;
import io.taskflow.query.taskboard.BoardHeaders;
import io.taskflow.support.events.EventCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Folds who was added to a board from the board's own stream, which is short beside those of its tasks. */
@Component
class ListBoardMembersHandler {
    private final ViewGate views;
    private final EventLog log;
    private final EventCodec codec;
    private final BoardAccess access;
    private final Pages pages;
    private final JdbcClient jdbc;

    ListBoardMembersHandler(
            ViewGate views, EventLog log, EventCodec codec, BoardAccess access, Pages pages, JdbcClient jdbc) {
        this.views = views;
        this.log = log;
        this.codec = codec;
        this.access = access;
        this.pages = pages;
        this.jdbc = jdbc;
    }

    Answer<Page<BoardMemberView>> handle(ListBoardMembers query) {
        PageRequest page = query.page();
        UUID workspace = access.require(page.viewer(), query.board());
        long head = views.awaitLog(query.asked());
        Moment moment = query.asked().moment();
        BoardMembers members = members(query.board(), moment, head);
        long after = page.after().map(place -> Long.parseLong(place.first())).orElse(0L);
        List<BoardMembers.Member> rows = members.all().stream()
                .filter(member -> member.position() > after)
                .limit(page.fetch())
                .toList();
        List<UUID> ids = rows.stream().map(BoardMembers.Member::id).toList();
        People people = People.of(jdbc, workspace, ids);
        return page.question()
                .answer(
                        moment,
                        List.of(rows, people.all(ids)),
                        query.asked().shown(head),
                        () -> pages.page(
                                page,
                                rows,
                                moment.pinnedAt(head),
                                member -> new Pages.Key(member.position()),
                                member -> new BoardMemberView(
                                        member.id(),
                                        people.get(member.id()).name(),
                                        member.role().name(),
                                        member.since())));
    }

    private BoardMembers members(UUID board, Moment moment, long head) {
        var members = new BoardMembers();
        List<LoggedEvent> began = new ArrayList<>();
        log.readStream(board.toString(), 0, recorded -> {
            LoggedEvent logged = LoggedEvent.of(recorded, codec);
            if (began.isEmpty()) {
                began.add(logged);
            }
            if (logged.event() instanceof AccessEvent event
                    && logged.position() <= head
                    && moment.includes(logged.position(), logged.occurredAt())) {
                members.apply(event, logged);
            }
        });
        LoggedEvent first = began.getFirst();
        if (!moment.includes(first.position(), first.occurredAt())) {
            throw BoardHeaders.notYet(jdbc, moment, first.occurredAt(), first.position());
        }
        return members;
    }
}
