package io.taskflow.query.boardmember;

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
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /boards/{id}/members}: who was added to a board. */
@RestController
@Tag(name = "Boards")
class BoardMembersApi {
    private final ListBoardMembersHandler members;
    private final Moments moments;
    private final Pages pages;

    BoardMembersApi(ListBoardMembersHandler members, Moments moments, Pages pages) {
        this.members = members;
        this.moments = moments;
        this.pages = pages;
    }

    @Operation(
            operationId = "listBoardMembers",
            summary = "List who was added to a board, now or at a past moment, in the order they came",
            description = "Members of the workspace who see the board by their role there are not among them.")
    @GetMapping("/api/v1/boards/{id}/members")
    ResponseEntity<Page<BoardMemberView>> list(
            @AuthenticationPrincipal CurrentUser user,
            @PathVariable UUID id,
            MomentParameters moment,
            PageParameters page) {
        PageRequest request = pages.request(user.id(), ListBoardMembers.list(id), page);
        Asked asked = moments.resolve(request.pinned(), moment);
        return members.handle(new ListBoardMembers(id, asked, request)).response();
    }
}
