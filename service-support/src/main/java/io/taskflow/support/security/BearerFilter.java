package io.taskflow.support.security;

import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import io.taskflow.support.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Turns {@code Authorization: Bearer …} into the {@link CurrentUser} of the request; without a good token there is none. */
final class BearerFilter extends OncePerRequestFilter {
    private static final Logger log = LoggerFactory.getLogger(BearerFilter.class);
    private static final String SCHEME = "Bearer ";
    private static final String RETRY_AFTER_SECONDS = "5";

    private final AccessTokens tokens;
    private final Sessions sessions;
    private final PersonalTokens personalTokens;
    private final ProblemWriter problems;

    BearerFilter(AccessTokens tokens, Sessions sessions, PersonalTokens personalTokens, ProblemWriter problems) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.personalTokens = personalTokens;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<CurrentUser> user;
        try {
            user = bearer(request).flatMap(this::user);
        } catch (DataAccessException e) {
            log.error("sessions cannot be read", e);
            problems.write(
                    request,
                    response,
                    new ProblemException(ProblemType.LOG_UNAVAILABLE, "The database does not answer")
                            .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS));
            return;
        }
        user.ifPresent(found -> SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(found, null, List.of())));
        chain.doFilter(request, response);
    }

    private Optional<CurrentUser> user(String bearer) {
        return PersonalTokens.isOne(bearer)
                ? personalTokens.find(bearer)
                : tokens.verify(bearer).flatMap(token -> sessions.find(token.sessionId()));
    }

    private static Optional<String> bearer(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? Optional.of(header.substring(SCHEME.length()).trim())
                : Optional.empty();
    }
}
