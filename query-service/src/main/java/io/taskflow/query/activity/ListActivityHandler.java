package io.taskflow.query.activity;

import io.taskflow.query.answer.Answer;
import io.taskflow.query.moment.Moment;
import io.taskflow.query.moment.Reached;
import io.taskflow.query.moment.ViewGate;
import io.taskflow.query.paging.Page;
import io.taskflow.query.paging.PageRequest;
import io.taskflow.query.paging.Pages;
import io.taskflow.query.people.People;
import io.taskflow.query.taskboard.SeenTasks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the activity of a board backwards by position. */
@Component
class ListActivityHandler {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ViewGate views;
    private final Pages pages;

    ListActivityHandler(ViewGate views, Pages pages) {
        this.views = views;
        this.pages = pages;
    }

    private record Row(
            long position,
            @Nullable UUID task,
            String type,
            @Nullable UUID actor,
            Instant at,
            @Nullable String title,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {
        Row seenWith(SeenTasks seen) {
            return new Row(position, task, type, actor, at, title, seen.of(before), seen.of(after));
        }
    }

    Answer<Page<ActivityLine>> handle(ListActivity query) {
        return views.read(query.asked(), query.board(), (jdbc, reached) -> answer(query, jdbc, reached));
    }

    private Answer<Page<ActivityLine>> answer(ListActivity query, JdbcClient jdbc, Reached reached) {
        PageRequest page = query.page();
        Moment moment = query.asked().moment();
        BoardSeen board = BoardSeen.read(jdbc, reached, page.viewer(), query.board());
        long upto = query.asked().shown(board.position());
        List<Object> parameters = new ArrayList<>();
        String sql = select(query, upto, parameters);
        List<Row> rows =
                jdbc.sql(sql).params(parameters).query(ListActivityHandler::row).list();
        List<Row> shown = Pages.shown(page, rows);
        List<UUID> named = peopleIn(shown);
        SeenTasks seen = SeenTasks.of(
                jdbc,
                page.viewer(),
                shown.stream()
                        .flatMap(row -> SeenTasks.namedIn(row.before(), row.after()).stream())
                        .toList());
        People people = People.of(jdbc, board.workspaceId(), named);
        return page.question()
                .answer(
                        moment,
                        List.of(rows.stream().map(Row::position).toList(), people.all(named), seen.told()),
                        upto,
                        () -> pages.page(
                                page,
                                rows,
                                new Moment.AtPosition(upto),
                                row -> new Pages.Key(row.position()),
                                row -> line(row.seenWith(seen), people)));
    }

    private static String select(ListActivity query, long upto, List<Object> parameters) {
        ListActivity.Filter filter = query.filter();
        StringBuilder sql = new StringBuilder("SELECT position, task_id, type, actor, occurred_at, title, before, after"
                + " FROM activity.activity WHERE board_id = ? AND position <= ?");
        parameters.add(query.board());
        parameters.add(upto);
        filter.task().ifPresent(task -> condition(sql, parameters, "task_id = ?", task));
        filter.actor().ifPresent(actor -> condition(sql, parameters, "actor = ?", actor));
        filter.type().ifPresent(type -> condition(sql, parameters, "type = ?", type));
        filter.from().ifPresent(from -> condition(sql, parameters, "occurred_at >= ?", from.atOffset(ZoneOffset.UTC)));
        filter.to().ifPresent(to -> condition(sql, parameters, "occurred_at <= ?", to.atOffset(ZoneOffset.UTC)));
        query.page()
                .after()
                .ifPresent(place -> condition(sql, parameters, "position < ?", Long.parseLong(place.first())));
        return sql.append(" ORDER BY position DESC LIMIT ")
                .append(query.page().fetch())
                .toString();
    }

    private static void condition(StringBuilder sql, List<Object> parameters, String condition, Object value) {
        sql.append(" AND ").append(condition);
        parameters.add(value);
    }

    private static Row row(ResultSet row, int index) throws SQLException {
        return new Row(
                row.getLong(1),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getObject(4, UUID.class),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                row.getString(6),
                json(row.getString(7)),
                json(row.getString(8)));
    }

    private static @Nullable JsonNode json(@Nullable String text) {
        return text == null ? null : JSON.readTree(text);
    }

    private static List<UUID> peopleIn(List<Row> rows) {
        List<UUID> people = new ArrayList<>();
        for (Row row : rows) {
            if (row.actor() != null) {
                people.add(row.actor());
            }
            people.addAll(Sentence.peopleIn(row.before(), row.after()));
        }
        return people;
    }

    private static ActivityLine line(Row row, People people) {
        return new ActivityLine(
                row.position(),
                row.at(),
                row.type(),
                row.actor() == null ? null : people.get(row.actor()),
                row.task(),
                Sentence.of(row.type(), row.actor(), row.title(), row.before(), row.after(), people),
                row.before(),
                row.after());
    }
}
