package io.taskflow.command.account.session;

import io.taskflow.command.account.Account;
import io.taskflow.command.account.AccountConfiguration;
import io.taskflow.command.account.Accounts;
import io.taskflow.support.security.AccessTokens;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
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
    private static final int TOKEN_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

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
     * @param passwordHash the one that was compared: a password that changed since opens nothing
     */
    public Optional<SessionTokens> open(UUID accountId, String passwordHash, Device device) {
        Optional<Account> account = accounts.lock(accountId)
                .filter(found -> !found.disabled() && found.passwordHash().equals(passwordHash));
        return account.map(_ -> {
            Instant now = now();
            Session session = sessions.save(new Session(accountId, device, now, now.plus(LIFETIME)));
            return tokens(accountId, session.getId(), now);
        });
    }

    /** New tokens for a refresh token that was not used before; empty for any other. */
    public Optional<SessionTokens> refresh(String refreshToken) {
        Instant now = now();
        return refreshTokens.lock(hash(refreshToken), now).flatMap(token -> rotated(token, now));
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
        byte[] random = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(random);
        String refreshToken = BASE64.encodeToString(random);
        refreshTokens.save(new RefreshToken(hash(refreshToken), sessionId, now.plus(LIFETIME)));
        return new SessionTokens(
                accessTokens.issue(accountId, sessionId), refreshToken, AccessTokens.LIFETIME.toSeconds());
    }

    /** Ends a session; its tokens are refused from the next request on. */
    public void end(UUID sessionId) {
        sessions.end(sessionId, now());
    }

    /** Ends the session that a refresh token belongs to, if there is one. */
    public void endOf(String refreshToken) {
        Instant now = now();
        refreshTokens.lock(hash(refreshToken), now).ifPresent(token -> sessions.end(token.sessionId(), now));
    }

    /** Ends a session of this account; false if it has none of this id. */
    boolean endOwn(UUID accountId, UUID sessionId) {
        return sessions.endOwn(accountId, sessionId, now()) > 0;
    }

    /**
     * Changes a password and ends all sessions but one; false if the old one changed since.
     *
     * @param oldHash the one that was compared
     */
    public boolean changePassword(UUID accountId, String oldHash, String newHash, UUID keptSessionId) {
        Optional<Account> account =
                accounts.lock(accountId).filter(found -> found.passwordHash().equals(oldHash));
        account.ifPresent(found -> {
            found.changePassword(newHash);
            sessions.endOthers(accountId, keptSessionId, now());
        });
        return account.isPresent();
    }

    /** A random secret needs no salt and no slow hash. */
    private static String hash(String refreshToken) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return BASE64.encodeToString(sha256.digest(refreshToken.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
