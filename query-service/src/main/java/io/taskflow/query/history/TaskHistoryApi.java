package io.taskflow.query.history;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskflow.query.moment.Asked;
import io.taskflow.query.moment.Live;
import io.taskflow.query.moment.MomentParameters;
import io.taskflow.query.moment.Moments;
import io.taskflow.query.paging.Page;
import io.taskflow.query.paging.PageParameters;
import io.taskflow.query.paging.PageRequest;
import io.taskflow.query.paging.Pages;
import io.taskflow.support.security.CurrentUser;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /tasks/{id}/history}: one line an event, oldest first. */
@RestController
@RequestMapping("/api/v1/tasks/{id}/history")
@Tag(name = "Tasks")
class TaskHistoryApi {
    private final TaskHistoryHandler history;
    private final Moments moments;
    private final Pages pages;

    TaskHistoryApi(TaskHistoryHandler history, Moments moments, Pages pages) {
        this.history = history;
        this.moments = moments;
        this.pages = pages;
    }

    @Operation(operationId = "listTaskHistory", summary = "List what happened to a task, oldest first")
    @GetMapping
    ResponseEntity<Page<VersionLine>> history(
            @AuthenticationPrincipal CurrentUser user,
            @PathVariable UUID id,
            @Live MomentParameters moment,
            PageParameters page) {
        PageRequest request = pages.request(user.id(), ListTaskHistory.list(id), page);
        Asked asked = moments.resolveLive(request.pinned(), moment, "a history has all moments; its lines say when");
        return history.handle(new ListTaskHistory(id, asked, request)).response();
    }
}
