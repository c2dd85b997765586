package io.taskflow.query.history;

import io.taskflow.eventstore.EventLog;
import io.taskflow.query.answer.Answer;
import io.taskflow.query.paging.Cursors;
import io.taskflow.query.paging.Limit;
import io.taskflow.query.paging.Page;
import io.taskflow.support.security.CurrentUser;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /tasks/{id}/history}: one line an event, oldest first. */
@RestController
@RequestMapping("/api/v1/tasks/{id}/history")
class TaskHistoryApi {
    private final TaskHistoryHandler history;
    private final Cursors cursors;
    private final EventLog log;

    TaskHistoryApi(TaskHistoryHandler history, Cursors cursors, EventLog log) {
        this.history = history;
        this.cursors = cursors;
        this.log = log;
    }

    @GetMapping
    ResponseEntity<Page<VersionLine>> history(
            @AuthenticationPrincipal CurrentUser user,
            @PathVariable UUID id,
            @RequestParam Optional<String> cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = Limit.of(limit);
        long after = cursor.map(text -> cursors.open(user.id(), ListTaskHistory.text(id), text))
                .map(place -> Long.parseLong(place.first()))
                .orElse(0L);
        long head = log.head();
        return Answer.of(head, history.handle(new ListTaskHistory(user.id(), id, after, size)))
                .response();
    }
}
