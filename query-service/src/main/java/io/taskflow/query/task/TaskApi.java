package io.taskflow.query.task;

import io.taskflow.eventstore.EventLog;
import io.taskflow.query.answer.Answer;
import io.taskflow.query.answer.Question;
import io.taskflow.query.moment.Asked;
import io.taskflow.query.moment.MomentParameters;
import io.taskflow.query.moment.Moments;
import io.taskflow.query.paging.Cursors;
import io.taskflow.query.paging.Limit;
import io.taskflow.query.paging.Page;
import io.taskflow.support.http.Instants;
import io.taskflow.support.security.CurrentUser;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tasks: by id, at a version, and by filter within a board. */
@RestController
@RequestMapping("/api/v1")
class TaskApi {
    private final GetTaskHandler task;
    private final GetTaskVersionHandler version;
    private final FindTasksHandler find;
    private final Moments moments;
    private final Cursors cursors;
    private final EventLog log;

    TaskApi(
            GetTaskHandler task,
            GetTaskVersionHandler version,
            FindTasksHandler find,
            Moments moments,
            Cursors cursors,
            EventLog log) {
        this.task = task;
        this.version = version;
        this.find = find;
        this.moments = moments;
        this.cursors = cursors;
        this.log = log;
    }

    @GetMapping("/tasks/{id}")
    ResponseEntity<TaskView> task(
            @AuthenticationPrincipal CurrentUser user,
            @PathVariable UUID id,
            MomentParameters moment,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String held) {
        var question = new Question(user.id(), "/tasks/" + id, held);
        return task.handle(new GetTask(question, id, moments.resolve(moment))).response();
    }

    @GetMapping("/tasks/{id}/versions/{version}")
    ResponseEntity<TaskView> version(
            @AuthenticationPrincipal CurrentUser user, @PathVariable UUID id, @PathVariable("version") long number) {
        long head = log.head();
        return Answer.of(head, version.handle(user.id(), id, number)).response();
    }

    @GetMapping("/boards/{id}/tasks")
    ResponseEntity<Page<TaskView>> find(
            @AuthenticationPrincipal CurrentUser user,
            @PathVariable UUID id,
            MomentParameters moment,
            @RequestParam(defaultValue = "false") boolean archived,
            @RequestParam Optional<UUID> assignee,
            @RequestParam Optional<String> due,
            @RequestParam Optional<String> q,
            @RequestParam Optional<String> cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        var filter = new FindTasks.Filter(archived, assignee, due.map(text -> Instants.parse(text, "due")), q);
        int size = Limit.of(limit);
        Optional<Cursors.Place> after = cursor.map(text -> cursors.open(user.id(), FindTasks.query(id, filter), text));
        Asked asked = moments.resolve(after.map(Cursors.Place::moment), moment);
        return find.handle(new FindTasks(user.id(), id, filter, asked, after, size))
                .response();
    }
}
