package io.taskflow.query.history;

import io.taskflow.query.activity.Sentence;
import io.taskflow.query.fold.Told;
import io.taskflow.query.paging.Cursors;
import io.taskflow.query.paging.Page;
import io.taskflow.query.people.People;
import io.taskflow.query.task.TaskStream;
import io.taskflow.query.taskboard.TaskRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tells a task's events from its own stream in the log, oldest first. */
@Component
class TaskHistoryHandler {
    private static final String COLUMNS = """
            SELECT DISTINCT ON (column_id) column_id, name FROM board.column_history
             WHERE board_id = ? ORDER BY column_id, from_position DESC
            """;

    private final TaskStream streams;
    private final Cursors cursors;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    TaskHistoryHandler(TaskStream streams, Cursors cursors, JdbcClient jdbc, JsonMapper json) {
        this.streams = streams;
        this.cursors = cursors;
        this.jdbc = jdbc;
        this.json = json;
    }

    Page<VersionLine> handle(ListTaskHistory query) {
        TaskStream.Steps steps = streams.steps(query.viewer(), query.task());
        List<TaskStream.Step> later = steps.all().stream()
                .filter(step -> step.logged().version() > query.afterVersion())
                .limit(query.limit() + 1L)
                .toList();
        List<TaskStream.Step> items = later.subList(0, Math.min(later.size(), query.limit()));
        Map<UUID, String> columns = columns(steps.all().getFirst().event().boardId());
        List<UUID> named = new ArrayList<>();
        List<Draft> drafts = new ArrayList<>();
        for (TaskStream.Step step : items) {
            Told told = Told.of(step.event(), step.before(), step.after(), column -> columns.getOrDefault(column, ""));
            Draft draft = new Draft(step, node(told.before()), node(told.after()));
            Optional.ofNullable(step.logged().actor()).ifPresent(named::add);
            named.addAll(Sentence.peopleIn(draft.before(), draft.after()));
            drafts.add(draft);
        }
        People people = People.of(jdbc, steps.workspace(), named);
        String next = later.size() > items.size()
                ? cursors.seal(
                        query.viewer(),
                        query.text(),
                        query.place(items.getLast().logged().version()))
                : null;
        return new Page<>(drafts.stream().map(draft -> draft.line(people)).toList(), next);
    }

    private record Draft(
            TaskStream.Step step,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {
        VersionLine line(People people) {
            UUID actor = step.logged().actor();
            TaskRow titled = step.before() == null ? step.after() : step.before();
            return new VersionLine(
                    step.logged().version(),
                    step.logged().position(),
                    step.logged().occurredAt(),
                    step.logged().type(),
                    actor == null ? null : people.get(actor),
                    Sentence.of(step.logged().type(), actor, titled.title(), before, after, people),
                    before,
                    after);
        }
    }

    private @Nullable JsonNode node(Map<String, ?> values) {
        return values.isEmpty() ? null : json.valueToTree(values);
    }

    private Map<UUID, String> columns(UUID board) {
        Map<UUID, String> names = new HashMap<>();
        jdbc.sql(COLUMNS).param(board).query(row -> {
            names.put(row.getObject(1, UUID.class), row.getString(2));
        });
        return names;
    }
}
