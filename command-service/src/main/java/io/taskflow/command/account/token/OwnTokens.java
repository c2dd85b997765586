package io.taskflow.command.account.token;

import io.taskflow.command.account.AccountConfiguration;
import io.taskflow.command.account.NewestFirst;
import io.taskflow.command.account.session.AccountSessions;
import io.taskflow.support.security.CurrentUser;
import io.taskflow.support.security.PersonalTokens;
import io.taskflow.support.security.Scope;
import io.taskflow.support.security.Secret;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A person's own tokens. */
@Component
@Transactional(AccountConfiguration.TRANSACTIONS)
public class OwnTokens {
    private final PersonalTokenRows rows;
    private final AccountSessions sessions;

    OwnTokens(PersonalTokenRows rows, AccountSessions sessions) {
        this.rows = rows;
        this.sessions = sessions;
    }

    /** A token, and the only sight of its secret. */
    record Made(PersonalToken token, String secret) {}

    Made make(CurrentUser user, String name, Set<Scope> scopes, Instant expiresAt) {
        sessions.hold(user);
        String secret = PersonalTokens.random();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var token = new PersonalToken(user.id(), name, Secret.hash(secret), scopes, now, expiresAt);
        return new Made(rows.save(token), secret);
    }

    List<PersonalToken> list(CurrentUser user, NewestFirst page) {
        return rows.standing(user.id(), page.before(), Instant.now(), page.oneMore());
    }

    /** Deletes a token of this person's; false if they have none of this id. */
    boolean delete(CurrentUser user, UUID id) {
        return rows.deleteOwn(user.id(), id, Instant.now()) > 0;
    }

    /** Deletes all tokens of an account. */
    public void deleteAll(UUID accountId) {
        rows.deleteAll(accountId);
    }

    @Scheduled(initialDelay = 5, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void deleteWhatIsOver() {
        rows.deleteExpired(Instant.now());
    }
}
