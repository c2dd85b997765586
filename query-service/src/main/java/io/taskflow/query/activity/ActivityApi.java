package io.taskflow.query.activity;

import io.taskflow.query.moment.Asked;
import io.taskflow.query.moment.MomentParameters;
import io.taskflow.query.moment.Moments;
import io.taskflow.query.paging.Cursors;
import io.taskflow.query.paging.Limit;
import io.taskflow.query.paging.Page;
import io.taskflow.support.http.Instants;
import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
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

/** {@code GET /boards/{id}/activity}: one line an event, newest first. */
@RestController
@RequestMapping("/api/v1/boards/{id}/activity")
class ActivityApi {
    private final ListActivityHandler activity;
    private final Moments moments;
    private final Cursors cursors;

    ActivityApi(ListActivityHandler activity, Moments moments, Cursors cursors) {
        this.activity = activity;
        this.moments = moments;
        this.cursors = cursors;
    }

    @GetMapping
    ResponseEntity<Page<ActivityLine>> activity(
            @AuthenticationPrincipal CurrentUser user,
            @PathVariable UUID id,
            MomentParameters moment,
            @RequestParam Optional<UUID> task,
            @RequestParam Optional<UUID> actor,
            @RequestParam Optional<String> type,
            @RequestParam Optional<String> from,
            @RequestParam Optional<String> to,
            @RequestParam Optional<String> cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        if (moment.namesMoment()) {
            throw ProblemException.ofField(
                    ProblemType.MALFORMED, "asOf", "unsupported", "activity is told by from and to");
        }
        var filter = new ListActivity.Filter(
                task,
                actor,
                type,
                from.map(text -> Instants.parse(text, "from")),
                to.map(text -> Instants.parse(text, "to")));
        int size = Limit.of(limit);
        Optional<Cursors.Place> after =
                cursor.map(text -> cursors.open(user.id(), ListActivity.query(id, filter), text));
        Asked asked = moments.resolve(moment);
        return activity.handle(new ListActivity(user.id(), id, filter, asked, after, size))
                .response();
    }
}
