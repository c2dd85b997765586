package io.taskflow.command.account.mailed;

import io.taskflow.command.account.Account;
import io.taskflow.command.account.AccountConfiguration;
import io.taskflow.command.account.Accounts;
import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import io.taskflow.support.security.Secret;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tokens sent by mail, each good once and for a while. Several of an account stand beside each other: whoever asks for a stranger's mail must not spoil
 * the token the stranger is about to use.
 */
@Component
@Transactional(AccountConfiguration.TRANSACTIONS)
class MailTokens {
    /** As many stand at once: more mail to one person is a nuisance, and theirs is among these. */
    private static final int MOST = 5;

    private final Accounts accounts;
    private final MailTokenRows rows;

    MailTokens(Accounts accounts, MailTokenRows rows) {
        this.accounts = accounts;
        this.rows = rows;
    }

    /** A token just made. */
    record Issued(String token, Instant expiresAt) {}

    /** A fresh token; empty while the account has enough that stand, or when it is disabled. */
    Optional<Issued> issue(UUID accountId, Purpose purpose) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        return accounts.lock(accountId)
                .filter(account -> !account.disabled()
                        && rows.countByAccountIdAndPurposeAndExpiresAtAfter(accountId, purpose, now) < MOST)
                .map(_ -> {
                    var issued = new Issued(Secret.random(), now.plus(purpose.lifetime()));
                    rows.save(new MailToken(Secret.hash(issued.token()), accountId, purpose, issued.expiresAt()));
                    return issued;
                });
    }

    /** @throws ProblemException {@code invalid-token} for one that is not good, or not any more */
    void mustStand(String token, Purpose purpose) {
        holder(token, purpose);
    }

    /**
     * Uses a token up, and with it all others the account has for this.
     *
     * @return whom it was sent to, locked until the transaction ends
     * @throws ProblemException {@code invalid-token} for one that is not good, or not any more
     */
    Account use(String token, Purpose purpose) {
        UUID accountId = holder(token, purpose);
        Account account =
                accounts.lock(accountId).filter(found -> !found.disabled()).orElseThrow(MailTokens::refused);
        if (rows.use(Secret.hash(token)) == 0) {
            throw refused();
        }
        rows.deleteAll(accountId, purpose);
        return account;
    }

    private UUID holder(String token, Purpose purpose) {
        return rows.holder(Secret.hash(token), purpose, Instant.now()).orElseThrow(MailTokens::refused);
    }

    @Scheduled(initialDelay = 5, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void deleteWhatIsOver() {
        rows.deleteExpired(Instant.now());
    }

    private static ProblemException refused() {
        return ProblemException.ofField(
                ProblemType.INVALID_TOKEN, "/token", "token", "token is unknown, was used, or is over");
    }
}
