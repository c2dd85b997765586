package io.taskflow.query.history;

import io.taskflow.eventstore.EventLog;
import io.taskflow.query.activity.Sentence;
import io.taskflow.query.answer.Answer;
import io.taskflow.query.fold.BoardFold;
import io.taskflow.query.fold.LoggedEvent;
import io.taskflow.query.fold.Told;
import io.taskflow.query.moment.Moment;
import io.taskflow.query.moment.ViewGate;
import io.taskflow.query.paging.Page;
import io.taskflow.query.paging.PageRequest;
import io.taskflow.query.paging.Pages;
import io.taskflow.query.people.People;
import io.taskflow.query.task.TaskStream;
import io.taskflow.query.taskboard.SeenTasks;
import io.taskflow.query.taskboard.TaskRow;
import io.taskflow.support.events.EventCodec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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

/** Tells a task's events from the log, oldest first: its own stream, and its boards' for the names of columns. */
@Component
class TaskHistoryHandler {
    private final ViewGate views;
    private final EventLog log;
    private final EventCodec codec;
    private final TaskStream streams;
    private final Pages pages;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    TaskHistoryHandler(
            ViewGate views,
            EventLog log,
            EventCodec codec,
            TaskStream streams,
            Pages pages,
            JdbcClient jdbc,
            JsonMapper json) {
        this.views = views;
        this.log = log;
        this.codec = codec;
        this.streams = streams;
        this.pages = pages;
        this.jdbc = jdbc;
        this.json = json;
    }

    Answer<Page<VersionLine>> handle(ListTaskHistory query) {
        PageRequest page = query.page();
        long head = views.awaitLog(query.asked());
        TaskStream.Steps steps = streams.steps(page.viewer(), query.task());
        Moment moment = query.asked().moment();
        List<TaskStream.Step> told = steps.all().stream()
                .filter(step ->
                        moment.includes(step.logged().position(), step.logged().occurredAt()))
                .toList();
        long from = page.after().map(place -> Long.parseLong(place.first())).orElse(0L);
        List<TaskStream.Step> rows = told.stream()
                .filter(step -> step.logged().version() > from)
                .limit(page.fetch())
                .toList();
        List<Draft> drafts = drafts(rows);
        List<Draft> shown = Pages.shown(page, drafts);
        List<UUID> named = peopleIn(shown);
        SeenTasks seen = SeenTasks.of(
                jdbc,
                page.viewer(),
                shown.stream()
                        .flatMap(draft -> SeenTasks.namedIn(draft.before(), draft.after()).stream())
                        .toList());
        People people = People.of(jdbc, steps.workspace(), named);
        return page.question()
                .answer(
                        moment,
                        List.of(told.size(), people.all(named), seen.told()),
                        head,
                        () -> pages.page(
                                page,
                                drafts,
                                moment.pinnedAt(head),
                                draft -> new Pages.Key(draft.step().logged().version()),
                                draft -> draft.seenWith(seen).line(people)));
    }

    /** What each step changed, under the names that columns had then. */
    private List<Draft> drafts(List<TaskStream.Step> steps) {
        Map<UUID, Names> boards = new HashMap<>();
        List<Draft> drafts = new ArrayList<>();
        for (TaskStream.Step step : steps) {
            BoardFold board = boards.computeIfAbsent(step.event().boardId(), Names::new)
                    .before(step.logged().position());
            Told told = Told.of(step.event(), step.before(), step.after(), board);
            drafts.add(new Draft(step, node(told.before()), node(told.after())));
        }
        return drafts;
    }

    /** A board without its tasks, grown from position to position. */
    private final class Names {
        private final Deque<LoggedEvent> events = new ArrayDeque<>();
        private final BoardFold board = new BoardFold();

        Names(UUID boardId) {
            log.readStream(boardId.toString(), 0, recorded -> events.add(LoggedEvent.of(recorded, codec)));
        }

        BoardFold before(long position) {
            while (!events.isEmpty() && events.getFirst().position() < position) {
                board.apply(events.removeFirst());
            }
            return board;
        }
    }

    private record Draft(
            TaskStream.Step step,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {
        Draft seenWith(SeenTasks seen) {
            return new Draft(step, seen.of(before), seen.of(after));
        }

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

    private static List<UUID> peopleIn(List<Draft> drafts) {
        List<UUID> people = new ArrayList<>();
        for (Draft draft : drafts) {
            Optional.ofNullable(draft.step().logged().actor()).ifPresent(people::add);
            people.addAll(Sentence.peopleIn(draft.before(), draft.after()));
        }
        return people;
    }

    private @Nullable JsonNode node(Map<String, ?> values) {
        return values.isEmpty() ? null : json.valueToTree(values);
    }
}
