package io.taskflow.command.account.session;

import io.taskflow.command.account.Account;
import io.taskflow.command.account.AccountConfiguration;
import io.taskflow.command.account.Accounts;
import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import io.taskflow.support.security.AccessTokens;
import io.taskflow.support.security.CurrentUser;
import io.taskflow.support.security.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The life of sessions. A login opens one; each refresh uses up its refresh token for a new one (RFC 9700, 4.14.2). A token
 * that comes a second time was stolen from somebody, so the session ends with all that came from it.
 */
@Component
@Transactional(AccountConfiguration.TRANSACTIONS)
public class AccountSessions {
    /** How long a session lasts that nobody refreshes. */
    static final Duration LIFETIME = Duration.ofDays(30);

    private static final Logger log = LoggerFactory.getLogger(AccountSessions.class);

    private final Accounts accounts;
    private final SessionRows sessions;
    private final RefreshTokenRows refreshTokens;
    private final AccessTokens accessTokens;

    AccountSessions(
            Accounts accounts, SessionRows sessions, RefreshTokenRows refreshTokens, AccessTokens accessTokens) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.refreshTokens = refreshTokens;
        this.accessTokens = accessTokens;
    }

    /**
     * Opens a session for an account.
     *
     * @param passwordHash as it was when the person was let in: once it changed, nothing opens
     */
    public Optional<SessionTokens> open(UUID accountId, @Nullable String passwordHash, Device device) {
        Optional<Account> account = accounts.lock(accountId)
                .filter(found -> !found.disabled() && Objects.equals(found.passwordHash(), passwordHash));
        return account.map(_ -> {
            Instant now = now();
            Session session = sessions.save(new Session(accountId, device, now, now.plus(LIFETIME)));
            return tokens(accountId, session.getId(), now);
        });
    }

    /** New tokens for a refresh token that was not used before; empty for any other. */
    public Optional<SessionTokens> refresh(String refreshToken) {
        Instant now = now();
        return refreshTokens.lock(Secret.hash(refreshToken), now).flatMap(token -> rotated(token, now));
    }

    private Optional<SessionTokens> rotated(RefreshToken token, Instant now) {
        UUID sessionId = token.sessionId();
        if (token.used()) {
            if (sessions.end(sessionId, now) > 0) {
                log.warn("a refresh token was used twice: session {} has ended", sessionId);
            }
            return Optional.empty();
        }
        if (sessions.goOn(sessionId, now, now.plus(LIFETIME)) == 0) {
            return Optional.empty();
        }
        Optional<Account> account = sessions.findById(sessionId)
                .flatMap(session -> accounts.findById(session.accountId()))
                .filter(found -> !found.disabled());
        return account.map(found -> {
            token.use(now);
            return tokens(found.getId(), sessionId, now);
        });
    }

    private SessionTokens tokens(UUID accountId, UUID sessionId, Instant now) {
        String refreshToken = Secret.random();
        refreshTokens.save(new RefreshToken(Secret.hash(refreshToken), sessionId, now.plus(LIFETIME)));
        return new SessionTokens(
                accessTokens.issue(accountId, sessionId), refreshToken, AccessTokens.LIFETIME.toSeconds());
    }

    /** Whether the account logged in from this address before, and that session's tokens would still be good. */
    @Transactional(value = AccountConfiguration.TRANSACTIONS, readOnly = true)
    public boolean knows(UUID accountId, Device device) {
        return sessions.existsByAccountIdAndAddress(accountId, device.address());
    }

    /** Ends a session; its tokens are refused from the next request on. */
    public void end(UUID sessionId) {
        sessions.end(sessionId, now());
    }

    /** Ends the session that a refresh token belongs to, if there is one. */
    public void endOf(String refreshToken) {
        Instant now = now();
        refreshTokens.lock(Secret.hash(refreshToken), now).ifPresent(token -> sessions.end(token.sessionId(), now));
    }

    /** Ends all sessions of an account, which the caller has locked. */
    @Transactional(value = AccountConfiguration.TRANSACTIONS, propagation = Propagation.MANDATORY)
    public void endAll(UUID accountId) {
        sessions.endAll(accountId, now());
    }

    /** Ends a session of this account; false if it has none of this id. */
    boolean endOwn(UUID accountId, UUID sessionId) {
        return sessions.endOwn(accountId, sessionId, now()) > 0;
    }

    /**
     * Keeps a login standing until the transaction ends, so that nothing it adds to the account comes after the session's end.
     *
     * @throws ProblemException {@code login-required} without a login, {@code unauthenticated} once it has ended
     */
    @Transactional(value = AccountConfiguration.TRANSACTIONS, propagation = Propagation.MANDATORY)
    public void hold(CurrentUser user) {
        UUID sessionId = user.login();
        // Whatever ends all sessions of an account locks it first.
        accounts.lock(user.id());
        if (!sessions.existsByIdAndEndedAtIsNull(sessionId)) {
            throw new ProblemException(ProblemType.UNAUTHENTICATED, "The session has ended: log in again");
        }
    }

    /**
     * Changes a password and ends all sessions but one; false if the old one changed since.
     *
     * @param oldHash the one that was compared
     */
    public boolean changePassword(UUID accountId, String oldHash, String newHash, UUID keptSessionId) {
        Optional<Account> account = accounts.lock(accountId).filter(found -> oldHash.equals(found.passwordHash()));
        account.ifPresent(found -> {
            found.changePassword(newHash);
            sessions.endOthers(accountId, keptSessionId, now());
        });
        return account.isPresent();
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
