package io.taskflow.query.activity;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskflow.query.moment.Asked;
import io.taskflow.query.moment.InstantParameter;
import io.taskflow.query.moment.Live;
import io.taskflow.query.moment.MomentParameters;
import io.taskflow.query.moment.Moments;
import io.taskflow.query.paging.FilterText;
import io.taskflow.query.paging.Page;
import io.taskflow.query.paging.PageParameters;
import io.taskflow.query.paging.PageRequest;
import io.taskflow.query.paging.Pages;
import io.taskflow.support.http.Instants;
import io.taskflow.support.security.CurrentUser;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /boards/{id}/activity}: one line an event, newest first. */
@RestController
@RequestMapping("/api/v1/boards/{id}/activity")
@Tag(name = "Boards")
class ActivityApi {
    private final ListActivityHandler activity;
    private final Moments moments;
    private final Pages pages;

    ActivityApi(ListActivityHandler activity, Moments moments, Pages pages) {
        this.activity = activity;
        this.moments = moments;
        this.pages = pages;
    }

    @Operation(operationId = "listActivity", summary = "List what happened on a board, newest first")
    @GetMapping
    ResponseEntity<Page<ActivityLine>> activity(
            @AuthenticationPrincipal CurrentUser user,
            @PathVariable UUID id,
            @Live MomentParameters moment,
            @Parameter(description = "events of this task") @RequestParam Optional<UUID> task,
            @Parameter(description = "what this person did") @RequestParam Optional<UUID> actor,
            @Parameter(description = "events of this name, such as task.moved") @RequestParam Optional<String> type,
            @InstantParameter("events at this instant and later") @RequestParam Optional<String> from,
            @InstantParameter("events up to this instant and at it") @RequestParam Optional<String> to,
            PageParameters page) {
        var filter = new ListActivity.Filter(
                task,
                actor,
                type.map(text -> FilterText.of(text, "type")),
                from.map(text -> Instants.parse(text, "from")),
                to.map(text -> Instants.parse(text, "to")));
        PageRequest request = pages.request(user.id(), ListActivity.list(id, filter), page);
        Asked asked = moments.resolveLive(request.pinned(), moment, "activity is told by from and to");
        return activity.handle(new ListActivity(id, filter, asked, request)).response();
    }
}
