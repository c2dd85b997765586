package io.taskflow.query.replay;

import io.taskflow.query.moment.MomentParameters;
import io.taskflow.query.moment.Moments;
import io.taskflow.query.taskboard.TaskBoardView;
import io.taskflow.support.security.CurrentUser;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /boards/{id}/replay}: the board of a moment from its events alone. */
@RestController
@RequestMapping("/api/v1/boards/{id}/replay")
class ReplayApi {
    private final ReplayBoardHandler board;
    private final Moments moments;

    ReplayApi(ReplayBoardHandler board, Moments moments) {
        this.board = board;
        this.moments = moments;
    }

    @GetMapping
    ResponseEntity<TaskBoardView> board(
            @AuthenticationPrincipal CurrentUser user, @PathVariable UUID id, MomentParameters moment) {
        return board.handle(
                        new ReplayBoard(user.id(), id, moments.resolve(moment).moment()))
                .response();
    }
}
