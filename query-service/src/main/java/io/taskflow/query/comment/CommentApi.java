package io.taskflow.query.comment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskflow.query.moment.Asked;
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

/** {@code GET /tasks/{id}/comments}: what people said about a task, oldest first. */
@RestController
@RequestMapping("/api/v1/tasks/{id}/comments")
@Tag(name = "Comments")
class CommentApi {
    private final ListCommentsHandler comments;
    private final Moments moments;
    private final Pages pages;

    CommentApi(ListCommentsHandler comments, Moments moments, Pages pages) {
        this.comments = comments;
        this.moments = moments;
        this.pages = pages;
    }

    @Operation(
            operationId = "listComments",
            summary = "List the comments on a task, now or at a past moment, oldest first",
            description = "A past moment shows those deleted or edited since as they were.")
    @GetMapping
    ResponseEntity<Page<CommentView>> comments(
            @AuthenticationPrincipal CurrentUser user,
            @PathVariable UUID id,
            MomentParameters moment,
            PageParameters page) {
        PageRequest request = pages.request(user.id(), ListComments.list(id), page);
        Asked asked = moments.resolve(request.pinned(), moment);
        return comments.handle(new ListComments(id, asked, request)).response();
    }
}
