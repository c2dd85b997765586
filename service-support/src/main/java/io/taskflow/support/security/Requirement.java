package io.taskflow.support.security;

import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** What a request needs beside somebody who sends it. */
final class Requirement implements AuthorizationManager<RequestAuthorizationContext> {
    private final Consumer<CurrentUser> check;

    /** @param check throws the refusal */
    private Requirement(Consumer<CurrentUser> check) {
        this.check = check;
    }

    /** A login, whatever a personal access token may. */
    static Requirement login() {
        return new Requirement(CurrentUser::login);
    }

    /** A login, or a personal access token with this scope. */
    static Requirement scope(Scope scope) {
        return new Requirement(user -> {
            if (!user.may(scope)) {
                throw new ProblemException(ProblemType.SCOPE_MISSING, "The token lacks the scope '" + scope + "'");
            }
        });
    }

    /** An account that operates the system. */
    Requirement ofAdmins() {
        return new Requirement(user -> {
            check.accept(user);
            if (!user.systemAdmin()) {
                throw forbidden();
            }
        });
    }

    /** If it is nobody, asking throws. */
    @Override
    public AuthorizationResult authorize(Supplier<? extends Authentication> who, RequestAuthorizationContext request) {
        Authentication authentication = who.get();
        if (authentication == null || !(authentication.getPrincipal() instanceof CurrentUser user)) {
            return new Refused(forbidden());
        }
        try {
            check.accept(user);
            return new AuthorizationDecision(true);
        } catch (ProblemException e) {
            return new Refused(e);
        }
    }

    /** The refusal behind a denial. */
    static ProblemException refusal(AccessDeniedException e) {
        return e instanceof AuthorizationDeniedException denied
                        && denied.getAuthorizationResult() instanceof Refused(ProblemException refusal)
                ? refusal
                : forbidden();
    }

    private static ProblemException forbidden() {
        return new ProblemException(ProblemType.FORBIDDEN, "Your account may not do this");
    }

    private record Refused(ProblemException refusal) implements AuthorizationResult {
        @Override
        public boolean isGranted() {
            return false;
        }
    }
}
