package io.taskflow.query.invitation;

import io.taskflow.query.access.WorkspaceAccess;
import io.taskflow.query.answer.Answer;
import io.taskflow.query.moment.Moment;
import io.taskflow.query.moment.ViewGate;
import io.taskflow.query.paging.Page;
import io.taskflow.query.paging.PageRequest;
import io.taskflow.query.paging.Pages;
import io.taskflow.query.people.People;
import io.taskflow.support.permission.Permission;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists invitations as the write side keeps them: with addresses, which the log does not have. */
@Component
class ListInvitationsHandler {
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final String PENDING = """
            SELECT id, email, role, invited_by, created_at, expires_at, expires_at <= clock_timestamp()
              FROM command.invitation WHERE workspace_id = ? AND state = 'PENDING' AND id > ? ORDER BY id LIMIT ?
            """;

    private final ViewGate views;
    private final WorkspaceAccess access;
    private final Pages pages;
    private final JdbcClient jdbc;

    ListInvitationsHandler(ViewGate views, WorkspaceAccess access, Pages pages, JdbcClient jdbc) {
        this.views = views;
        this.access = access;
        this.pages = pages;
        this.jdbc = jdbc;
    }

    private record Row(
            UUID id, String email, String role, UUID invitedBy, Instant createdAt, Instant expiresAt, boolean expired) {
        static Row read(ResultSet row, int index) throws SQLException {
            return new Row(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    row.getString(3),
                    row.getObject(4, UUID.class),
                    row.getObject(5, OffsetDateTime.class).toInstant(),
                    row.getObject(6, OffsetDateTime.class).toInstant(),
                    row.getBoolean(7));
        }

        InvitationView view(People people) {
            return new InvitationView(id, email, role, people.get(invitedBy), createdAt, expiresAt, expired);
        }
    }

    Answer<Page<InvitationView>> handle(ListInvitations query) {
        PageRequest page = query.page();
        access.require(page.viewer(), query.workspace(), Permission.CHANGE_MEMBERS);
        long head = views.awaitLog(query.asked());
        List<Row> rows = jdbc.sql(PENDING)
                .params(
                        query.workspace(),
                        page.after()
                                .map(place -> UUID.fromString(place.first()))
                                .orElse(BEFORE_ALL),
                        page.fetch())
                .query(Row::read)
                .list();
        List<UUID> inviters = rows.stream().map(Row::invitedBy).toList();
        People people = People.of(jdbc, query.workspace(), inviters);
        Moment moment = query.asked().moment();
        return page.question()
                .answer(
                        moment,
                        List.of(rows, people.all(inviters)),
                        head,
                        () -> pages.page(page, rows, moment, row -> new Pages.Key(row.id()), row -> row.view(people)));
    }
}
