package io.taskflow.query.invitation;

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
import io.taskflow.support.permission.Permission;
import io.taskflow.support.permission.Requires;
import io.taskflow.support.security.CurrentUser;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /workspaces/{id}/invitations}: who is invited and has not answered. */
@RestController
@Tag(name = "Invitations")
class InvitationApi {
    private final ListInvitationsHandler invitations;
    private final Moments moments;
    private final Pages pages;

    InvitationApi(ListInvitationsHandler invitations, Moments moments, Pages pages) {
        this.invitations = invitations;
        this.moments = moments;
        this.pages = pages;
    }

    @Requires(Permission.CHANGE_MEMBERS)
    @Operation(
            operationId = "listInvitations",
            summary = "List the invitations to a workspace that nobody answered yet, oldest first",
            description = "For owners and admins.")
    @GetMapping("/api/v1/workspaces/{id}/invitations")
    ResponseEntity<Page<InvitationView>> list(
            @AuthenticationPrincipal CurrentUser user,
            @PathVariable UUID id,
            @Live MomentParameters moment,
            PageParameters page) {
        PageRequest request = pages.request(user.id(), ListInvitations.list(id), page);
        Asked asked = moments.resolveLive(request.pinned(), moment, "invitations have no past to show");
        return invitations.handle(new ListInvitations(id, asked, request)).response();
    }
}
