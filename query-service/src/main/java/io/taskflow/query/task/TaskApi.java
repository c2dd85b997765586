package io.taskflow.query.task;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskflow.query.answer.Question;
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

/** Tasks: by id, at a version, by filter within a board, and one's own. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Tasks")
class TaskApi {
    private final GetTaskHandler task;
    private final GetTaskVersionHandler version;
    private final FindTasksHandler find;
    private final ListMyTasksHandler mine;
    private final Moments moments;
    private final Pages pages;

    TaskApi(
            GetTaskHandler task,
            GetTaskVersionHandler version,
            FindTasksHandler find,
            ListMyTasksHandler mine,
            Moments moments,
            Pages pages) {
        this.task = task;
        this.version = version;
        this.find = find;
        this.mine = mine;
        this.moments = moments;
        this.pages = pages;
    }

    @Operation(operationId = "getTask", summary = "Show a task, now or at a past moment")
    @GetMapping("/tasks/{id}")
    ResponseEntity<TaskView> task(
            @AuthenticationPrincipal CurrentUser user,
            @PathVariable UUID id,
            MomentParameters moment,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String held) {
        var question = new Question(user.id(), "/tasks/" + id, held);
        return task.handle(new GetTask(question, id, moments.resolve(moment))).response();
    }

    @Operation(operationId = "getTaskVersion", summary = "Show a task at one of its versions")
    @GetMapping("/tasks/{id}/versions/{version}")
    ResponseEntity<TaskView> version(
            @AuthenticationPrincipal CurrentUser user,
            @PathVariable UUID id,
            @PathVariable("version") long number,
            @Live MomentParameters moment,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String held) {
        Asked asked = moments.resolveLive(Optional.empty(), moment, "a version is a moment of its own");
        var question = new Question(user.id(), "/tasks/" + id + "/versions/" + number, held);
        return version.handle(new GetTaskVersion(question, id, number, asked)).response();
    }

    @Operation(operationId = "findTasks", summary = "Find tasks of a board, oldest first")
    @GetMapping("/boards/{id}/tasks")
    ResponseEntity<Page<TaskView>> find(
            @AuthenticationPrincipal CurrentUser user,
            @PathVariable UUID id,
            MomentParameters moment,
            @Parameter(description = "the archived ones, and those of archived columns, instead of the open ones")
                    @RequestParam(defaultValue = "false")
                    boolean archived,
            @Parameter(description = "those of this person") @RequestParam Optional<UUID> assignee,
            @InstantParameter("those due at this instant or earlier") @RequestParam Optional<String> due,
            @Parameter(description = "part of the title, whatever its case") @RequestParam Optional<String> q,
            @Parameter(description = "those with this label") @RequestParam Optional<UUID> label,
            PageParameters page) {
        var filter = new FindTasks.Filter(
                archived,
                assignee,
                label,
                due.map(text -> Instants.parse(text, "due")),
                q.map(text -> FilterText.of(text, "q")));
        PageRequest request = pages.request(user.id(), FindTasks.list(id, filter), page);
        Asked asked = moments.resolve(request.pinned(), moment);
        return find.handle(new FindTasks(id, filter, asked, request)).response();
    }

    @Operation(
            operationId = "listMyTasks",
            summary = "List the tasks that are yours, on all boards you may see today, by when they are due",
            description =
                    "Tasks that are due never come last; of those that are due at the same time, the older ones come"
                            + " first. Each page shows them as they are when it is read.")
    @GetMapping("/me/tasks")
    ResponseEntity<Page<TaskView>> mine(
            @AuthenticationPrincipal CurrentUser user,
            @Parameter(
                            description =
                                    "the archived ones, and those of archived columns and boards, instead of the open ones")
                    @RequestParam(defaultValue = "false")
                    boolean archived,
            @Parameter(description = "those on the boards of this workspace") @RequestParam Optional<UUID> workspace,
            @Parameter(description = "those on this board") @RequestParam Optional<UUID> board,
            @InstantParameter("those due at this instant or earlier") @RequestParam Optional<String> due,
            @Live MomentParameters moment,
            PageParameters page) {
        var filter = new ListMyTasks.Filter(archived, workspace, board, due.map(text -> Instants.parse(text, "due")));
        PageRequest request = pages.request(user.id(), ListMyTasks.list(filter), page);
        Asked asked = moments.resolveLive(request.pinned(), moment, "one's own tasks are those of today");
        return mine.handle(new ListMyTasks(filter, asked, request)).response();
    }
}
