package io.taskflow.command.account.session;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import io.taskflow.support.security.CurrentUser;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
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
    private static final int MOST = 200;
    private static final UUID NEWEST = new UUID(-1, -1);

    private final SessionRows rows;
    private final AccountSessions sessions;

    SessionApi(SessionRows rows, AccountSessions sessions) {
        this.rows = rows;
        this.sessions = sessions;
    }

    /**
     * One session.
     *
     * @param usedAt of the last login or refresh
     * @param current whether this very request belongs to it
     */
    record SessionView(UUID id, String userAgent, String address, Instant createdAt, Instant usedAt, boolean current) {}

    /** A page of them, newest first. */
    record SessionPage(List<SessionView> items, @Nullable String nextCursor) {}

    @GetMapping
    @Operation(summary = "List the sessions you are logged in with, the newest first")
    @ApiResponse(responseCode = "200", description = "Those that stand")
    @ApiResponse(responseCode = "400", description = "limit-out-of-range, invalid-cursor")
    SessionPage list(
            @Parameter(description = "1 to 200 items") @RequestParam(defaultValue = "50") int limit,
            @Parameter(description = "nextCursor of the page before") @RequestParam(required = false) @Nullable
                    String cursor,
            @AuthenticationPrincipal CurrentUser user) {
        if (limit < 1 || limit > MOST) {
            throw ProblemException.ofField(ProblemType.LIMIT_OUT_OF_RANGE, "limit", "range", "limit is 1 to " + MOST);
        }
        List<Session> found = rows.standing(user.id(), before(cursor), Instant.now(), Limit.of(limit + 1));
        List<SessionView> page =
                found.stream().limit(limit).map(session -> view(session, user)).toList();
        return new SessionPage(page, found.size() > limit ? page.getLast().id().toString() : null);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "End one of your sessions", description = "Its tokens are refused from the next request on.")
    @ApiResponse(responseCode = "204", description = "It has ended")
    @ApiResponse(responseCode = "404", description = "not-found: you have no such session")
    void end(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser user) {
        if (!sessions.endOwn(user.id(), id)) {
            throw new ProblemException(ProblemType.NOT_FOUND, "You have no such session");
        }
    }

    /** Ids grow with time, and people see their own sessions only: the last one shown says it all. */
    private static UUID before(@Nullable String cursor) {
        if (cursor == null) {
            return NEWEST;
        }
        try {
            return UUID.fromString(cursor);
        } catch (IllegalArgumentException e) {
            throw ProblemException.ofField(
                    ProblemType.INVALID_CURSOR, "cursor", "cursor", "cursor must come from nextCursor of this list");
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
