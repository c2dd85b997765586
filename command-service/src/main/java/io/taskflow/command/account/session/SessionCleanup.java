package io.taskflow.command.account.session;

import io.taskflow.command.account.AccountConfiguration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Deletes sessions and refresh tokens that are over, a few at a time; every process may do so at once. */
@Component
class SessionCleanup {
    // A session takes its tokens along: 30 days of them are about 2900.
    private static final int SESSIONS_AT_ONCE = 20;
    private static final int TOKENS_AT_ONCE = 1_000;

    private final SessionRows sessions;
    private final RefreshTokenRows refreshTokens;
    private final TransactionTemplate transactions;

    SessionCleanup(
            SessionRows sessions,
            RefreshTokenRows refreshTokens,
            @Qualifier(AccountConfiguration.TRANSACTIONS) PlatformTransactionManager transactions) {
        this.sessions = sessions;
        this.refreshTokens = refreshTokens;
        this.transactions = new TransactionTemplate(transactions);
    }

    @Scheduled(initialDelay = 5, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void deleteWhatIsOver() {
        Instant now = Instant.now();
        untilFewer(TOKENS_AT_ONCE, () -> refreshTokens.deleteExpired(now, TOKENS_AT_ONCE));
        untilFewer(SESSIONS_AT_ONCE, () -> sessions.deleteExpired(now, SESSIONS_AT_ONCE));
    }

    private void untilFewer(int most, IntSupplier delete) {
        Integer deleted;
        do {
            deleted = transactions.execute(_ -> delete.getAsInt());
        } while (deleted != null && deleted == most);
    }
}
