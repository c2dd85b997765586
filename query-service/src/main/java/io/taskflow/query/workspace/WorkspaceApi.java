package io.taskflow.query.workspace;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskflow.query.answer.Question;
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

/** Workspaces that one is in, who else is in them, and their boards. */
@RestController
@RequestMapping("/api/v1/workspaces")
@Tag(name = "Workspaces")
class WorkspaceApi {
    private final WorkspaceHandler workspaces;
    private final ListBoardsHandler boards;
    private final Moments moments;
    private final Pages pages;

    WorkspaceApi(WorkspaceHandler workspaces, ListBoardsHandler boards, Moments moments, Pages pages) {
        this.workspaces = workspaces;
        this.boards = boards;
        this.moments = moments;
        this.pages = pages;
    }

    @Operation(operationId = "listWorkspaces", summary = "List the workspaces you are in, now or at a past moment")
    @GetMapping
    ResponseEntity<Page<WorkspaceView>> list(
            @AuthenticationPrincipal CurrentUser user, MomentParameters moment, PageParameters page) {
        PageRequest request = pages.request(user.id(), ListWorkspaces.LIST, page);
        Asked asked = moments.resolve(request.pinned(), moment);
        return workspaces.handle(new ListWorkspaces(asked, request)).response();
    }

    @Requires(Permission.SEE_WORKSPACE)
    @Operation(operationId = "getWorkspace", summary = "Show a workspace")
    @GetMapping("/{id}")
    ResponseEntity<WorkspaceView> workspace(
            @AuthenticationPrincipal CurrentUser user,
            @PathVariable UUID id,
            @Live MomentParameters moment,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String held) {
        Asked asked = moments.resolveLive(
                Optional.empty(), moment, "a workspace is shown as it is; its lists have past moments");
        var question = new Question(user.id(), "/workspaces/" + id, held);
        return workspaces.handle(new GetWorkspace(question, id, asked)).response();
    }

    @Requires(Permission.SEE_WORKSPACE)
    @Operation(
            operationId = "listMembers",
            summary = "List the people in a workspace, in the order they came",
            description = "Role PLACEHOLDER: an import named them, and no account stands for them yet.")
    @GetMapping("/{id}/members")
    ResponseEntity<Page<MemberView>> members(
            @AuthenticationPrincipal CurrentUser user,
            @PathVariable UUID id,
            MomentParameters moment,
            PageParameters page) {
        PageRequest request = pages.request(user.id(), ListMembers.list(id), page);
        Asked asked = moments.resolve(request.pinned(), moment);
        return workspaces.handle(new ListMembers(id, asked, request)).response();
    }

    @Requires(Permission.SEE_WORKSPACE)
    @Operation(
            operationId = "listBoards",
            summary = "List the boards of a workspace, now or at a past moment",
            description = "An import may add boards older than the moment asked for.")
    @GetMapping("/{id}/boards")
    ResponseEntity<Page<BoardLine>> boards(
            @AuthenticationPrincipal CurrentUser user,
            @PathVariable UUID id,
            @Parameter(description = "the archived ones instead of the others") @RequestParam(defaultValue = "false")
                    boolean archived,
            MomentParameters moment,
            PageParameters page) {
        PageRequest request = pages.request(user.id(), ListBoards.list(id, archived), page);
        Asked asked = moments.resolve(request.pinned(), moment);
        return boards.handle(new ListBoards(id, archived, asked, request)).response();
    }
}
