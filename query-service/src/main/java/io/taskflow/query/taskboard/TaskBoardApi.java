package io.taskflow.query.taskboard;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskflow.query.answer.Question;
import io.taskflow.query.moment.Asked;
import io.taskflow.query.moment.MomentParameters;
import io.taskflow.query.moment.Moments;
import io.taskflow.query.paging.Page;
import io.taskflow.query.paging.PageParameters;
import io.taskflow.query.paging.PageRequest;
import io.taskflow.query.paging.Pages;
import io.taskflow.support.security.CurrentUser;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /boards/{id}} and the pages of its columns, now and at any past moment. */
@RestController
@RequestMapping("/api/v1/boards/{id}")
@Tag(name = "Boards")
class TaskBoardApi {
    private final GetTaskBoardHandler board;
    private final GetColumnTasksHandler column;
    private final Moments moments;
    private final Pages pages;

    TaskBoardApi(GetTaskBoardHandler board, GetColumnTasksHandler column, Moments moments, Pages pages) {
        this.board = board;
        this.column = column;
        this.moments = moments;
        this.pages = pages;
    }

    @Operation(
            operationId = "getBoard",
            summary = "Show a board, now or at a past moment",
            description =
                    "With more than 1,000 open tasks it holds the first 50 of each column; nextCursor leads to the rest.")
    @GetMapping
    ResponseEntity<TaskBoardView> board(
            @AuthenticationPrincipal CurrentUser user,
            @PathVariable UUID id,
            MomentParameters moment,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String held) {
        var question = new Question(user.id(), "/boards/" + id, held);
        return board.handle(new GetTaskBoard(question, id, moments.resolve(moment)))
                .response();
    }

    @Operation(operationId = "listColumnTasks", summary = "List the open tasks of a column, in board order")
    @GetMapping("/columns/{columnId}/tasks")
    ResponseEntity<Page<TaskBoardView.Card>> tasks(
            @AuthenticationPrincipal CurrentUser user,
            @PathVariable UUID id,
            @PathVariable UUID columnId,
            MomentParameters moment,
            PageParameters page) {
        PageRequest request = pages.request(user.id(), GetTaskBoard.columnQuery(id, columnId), page);
        Asked asked = moments.resolve(request.pinned(), moment);
        return column.handle(new GetColumnTasks(id, columnId, asked, request)).response();
    }
}
