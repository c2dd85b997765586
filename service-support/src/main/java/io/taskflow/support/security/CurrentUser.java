package io.taskflow.support.security;

import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import java.io.Serializable;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The person behind a request, as found at this very request.
 *
 * @param id the account
 * @param sessionId the login this request belongs to; null where it came with a personal access token
 * @param scopes what the request may be: anything after a login
 * @param systemAdmin whether the account operates the system
 */
public record CurrentUser(UUID id, @Nullable UUID sessionId, Set<Scope> scopes, boolean systemAdmin)
        implements Serializable {

    /** Somebody who logged in. */
    public static CurrentUser loggedIn(UUID id, UUID sessionId, boolean systemAdmin) {
        return new CurrentUser(id, sessionId, EnumSet.allOf(Scope.class), systemAdmin);
    }

    /** Whether requests of this kind are among the scopes; who may write may read. */
    boolean may(Scope scope) {
        return scopes.contains(scope) || scope == Scope.READ && scopes.contains(Scope.WRITE);
    }

    /**
     * The login this request belongs to, for what a personal access token must not do.
     *
     * @throws ProblemException {@code login-required}
     */
    public UUID login() {
        if (sessionId == null) {
            throw new ProblemException(
                    ProblemType.LOGIN_REQUIRED, "Log in for this: a personal access token is not enough");
        }
        return sessionId;
    }
}
