package io.taskflow.command.account.session;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskflow.command.account.NewestFirst;
import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import io.taskflow.support.security.CurrentUser;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The devices a person is logged in on. */
@RestController
@RequestMapping("/api/v1/me/sessions")
@Tag(name = "Accounts")
class SessionApi {
    private final SessionRows rows;
    private final AccountSessions sessions;

    SessionApi(SessionRows rows, AccountSessions sessions) {
        this.rows = rows;
        this.sessions = sessions;
    }

    /**
     * One session.
     *
     * @param usedAt when it logged in or refreshed last: within 15 minutes of its last request
     * @param current whether this very request belongs to it
     */
    record SessionView(UUID id, String userAgent, String address, Instant createdAt, Instant usedAt, boolean current) {}

    /** A page of them, newest first. */
    record SessionPage(List<SessionView> items, @Nullable String nextCursor) {}

    @GetMapping
    @Operation(operationId = "listSessions", summary = "List the sessions you are logged in with, the newest first")
    @ApiResponse(responseCode = "200", description = "Those that stand")
    @ApiResponse(responseCode = "400", description = "limit-out-of-range, invalid-cursor")
    SessionPage list(
            @Parameter(description = "1 to 200 items") @RequestParam(defaultValue = "50") int limit,
            @Parameter(description = "nextCursor of the page before") @RequestParam(required = false) @Nullable
                    String cursor,
            @AuthenticationPrincipal CurrentUser user) {
        NewestFirst page = NewestFirst.of(limit, cursor);
        List<Session> found = rows.standing(user.id(), page.before(), Instant.now(), page.oneMore());
        return new SessionPage(
                page.shown(found).stream().map(session -> view(session, user)).toList(), page.next(found));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "endSession",
            summary = "End one of your sessions",
            description = "Its tokens are refused from the next request on.")
    @ApiResponse(responseCode = "204", description = "It has ended")
    @ApiResponse(responseCode = "403", description = "login-required: not with a personal access token")
    @ApiResponse(responseCode = "404", description = "not-found: you have no such session")
    void end(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser user) {
        if (!sessions.endOwn(user.id(), id)) {
            throw new ProblemException(ProblemType.NOT_FOUND, "You have no such session");
        }
    }

    private static SessionView view(Session session, CurrentUser user) {
        return new SessionView(
                session.getId(),
                session.userAgent(),
                session.address(),
                session.createdAt(),
                session.usedAt(),
                session.getId().equals(user.sessionId()));
    }
}
