package io.taskflow.query.workspace;

import io.taskflow.query.access.WorkspaceAccess;
import io.taskflow.query.answer.Answer;
import io.taskflow.query.answer.Question;
import io.taskflow.query.fold.WorkspaceFold;
import io.taskflow.query.moment.Moment;
import io.taskflow.query.moment.ViewGate;
import io.taskflow.query.paging.Page;
import io.taskflow.query.paging.PageRequest;
import io.taskflow.query.paging.Pages;
import io.taskflow.query.people.People;
import io.taskflow.query.taskboard.BoardHeaders;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers about workspaces and their members: rights from what the write side keeps, content from the log. */
@Component
class WorkspaceHandler {
    private static final String MINE = """
            SELECT workspace_id, coalesce(max(role), '%s') FROM (
                SELECT workspace_id, role FROM command.membership WHERE user_id = ? AND %s
                 UNION ALL
                SELECT workspace_id, NULL FROM command.membership
                 WHERE role = 'OWNER' AND (SELECT auditor FROM account.account WHERE id = ?)) seen
             WHERE workspace_id > ? GROUP BY workspace_id ORDER BY workspace_id LIMIT ?
            """.formatted(WorkspaceAccess.AUDITOR, WorkspaceAccess.SEEING);
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final ViewGate views;
    private final WorkspaceEvents workspaces;
    private final WorkspaceAccess access;
    private final Pages pages;
    private final JdbcClient jdbc;

    WorkspaceHandler(ViewGate views, WorkspaceEvents workspaces, WorkspaceAccess access, Pages pages, JdbcClient jdbc) {
        this.views = views;
        this.workspaces = workspaces;
        this.access = access;
        this.pages = pages;
        this.jdbc = jdbc;
    }

    private record Membership(UUID workspace, String role) {}

    private record Mine(UUID id, WorkspaceFold workspace, String role) {
        WorkspaceView view() {
            return WorkspaceView.of(id, workspace, role);
        }
    }

    Answer<Page<WorkspaceView>> handle(ListWorkspaces query) {
        PageRequest page = query.page();
        Moment moment = query.asked().moment();
        List<Mine> rows = new ArrayList<>();
        UUID after = page.after().map(place -> UUID.fromString(place.first())).orElse(BEFORE_ALL);
        List<Membership> batch;
        long head;
        do {
            batch = memberships(page.viewer(), after, page.fetch());
            // Asked after the memberships, so that the log has all of them.
            head = views.awaitLog(query.asked());
            for (Membership mine : batch) {
                WorkspaceFold workspace =
                        workspaces.at(mine.workspace(), moment, head).workspace();
                if (workspace.begun()) {
                    rows.add(new Mine(mine.workspace(), workspace, mine.role()));
                }
                after = mine.workspace();
            }
        } while (rows.size() < page.fetch() && batch.size() == page.fetch());
        List<Mine> found = rows.subList(0, Math.min(rows.size(), page.fetch()));
        Moment pinned = moment.pinnedAt(head);
        return page.question()
                .answer(
                        moment,
                        found.stream().map(Mine::view).toList(),
                        query.asked().shown(head),
                        () -> pages.page(page, found, pinned, row -> new Pages.Key(row.id()), Mine::view));
    }

    private List<Membership> memberships(UUID viewer, UUID after, int limit) {
        return jdbc.sql(MINE)
                .params(viewer, viewer, after, limit)
                .query((row, index) -> new Membership(row.getObject(1, UUID.class), row.getString(2)))
                .list();
    }

    Answer<WorkspaceView> handle(GetWorkspace query) {
        Question question = query.question();
        String role = access.require(question.viewer(), query.workspace()).name();
        long head = views.awaitLog(query.asked());
        Moment moment = query.asked().moment();
        WorkspaceView view = WorkspaceView.of(
                query.workspace(),
                workspaces.at(query.workspace(), moment, head).workspace(),
                role);
        return question.answer(moment, List.of(view), head, () -> view);
    }

    Answer<Page<MemberView>> handle(ListMembers query) {
        PageRequest page = query.page();
        boolean all = access.require(page.viewer(), query.workspace()).seesAll();
        long head = views.awaitLog(query.asked());
        Moment moment = query.asked().moment();
        WorkspaceEvents.Then then = workspaces.at(query.workspace(), moment, head);
        if (!then.workspace().begun()) {
            throw BoardHeaders.notYet(
                    jdbc, moment, then.first().occurredAt(), then.first().position());
        }
        long after = page.after().map(place -> Long.parseLong(place.first())).orElse(0L);
        Predicate<UUID> shown = all ? id -> true : onBoardsOf(page.viewer(), query.workspace())::contains;
        List<WorkspaceFold.Member> rows = then.workspace().members().stream()
                .filter(member -> member.position() > after && shown.test(member.id()))
                .limit(page.fetch())
                .toList();
        List<UUID> ids = rows.stream().map(WorkspaceFold.Member::id).toList();
        People people = People.of(jdbc, query.workspace(), ids);
        return page.question()
                .answer(
                        moment,
                        List.of(then.workspace().position(), people.all(ids), ids),
                        query.asked().shown(head),
                        () -> pages.page(
                                page,
                                rows,
                                moment.pinnedAt(head),
                                member -> new Pages.Key(member.position()),
                                member -> new MemberView(
                                        member.id(), people.get(member.id()).name(), member.role(), member.since())));
    }

    /** Who is on the boards that someone was added to, themselves included. */
    private Set<UUID> onBoardsOf(UUID viewer, UUID workspace) {
        Set<UUID> people = new HashSet<>(
                jdbc.sql("""
                        SELECT DISTINCT o.user_id
                          FROM command.board_member b
                          JOIN command.board_workspace w ON w.board_id = b.board_id AND w.workspace_id = ?
                          JOIN command.board_member o ON o.board_id = b.board_id
                         WHERE b.user_id = ?""").params(workspace, viewer).query(UUID.class).list());
        people.add(viewer);
        return people;
    }
}
