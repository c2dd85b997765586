package io.taskflow.command.account.mailed;

import io.taskflow.command.account.Account;
import io.taskflow.command.account.AccountConfiguration;
import io.taskflow.command.account.AccountRules;
import io.taskflow.command.account.Accounts;
import io.taskflow.command.account.EmailAddress;
import io.taskflow.command.account.Passwords;
import io.taskflow.command.account.eviction.Eviction;
import io.taskflow.command.mail.Mail;
import io.taskflow.command.mail.Mails;
import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Another password for who has lost theirs. Whether an address has an account is looked up after the answer, which therefore tells nothing, not even by
 * the time it takes.
 */
@Component
class PasswordReset implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(PasswordReset.class);
    private static final int MOST_WAITING = 1_000;
    private static final String RETRY_AFTER_SECONDS = "60";

    private final Accounts accounts;
    private final MailTokens tokens;
    private final Mails mails;
    private final Passwords passwords;
    private final Eviction eviction;
    private final TransactionTemplate transactions;
    private final ThreadPoolExecutor sender = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofVirtual().name("password-reset-", 0).factory());

    PasswordReset(
            Accounts accounts,
            MailTokens tokens,
            Mails mails,
            Passwords passwords,
            Eviction eviction,
            @Qualifier(AccountConfiguration.TRANSACTIONS) PlatformTransactionManager transactions) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.mails = mails;
        this.passwords = passwords;
        this.eviction = eviction;
        this.transactions = new TransactionTemplate(transactions);
    }

    /**
     * Sends a token to the address, if it has an account.
     *
     * @throws ProblemException {@code too-many-requests}
     */
    void ask(EmailAddress email) {
        try {
            sender.execute(() -> send(email));
        } catch (RejectedExecutionException e) {
            throw new ProblemException(ProblemType.TOO_MANY_REQUESTS, "Too many people lost their password right now")
                    .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
    }

    private void send(EmailAddress email) {
        try {
            accounts.findByEmail(email.value())
                    .flatMap(account -> tokens.issue(account.getId(), Purpose.PASSWORD_RESET))
                    .ifPresent(issued -> mails.send(new Mail(
                            email.value(), "Set another password", """
                            Somebody, we hope it was you, asked to set another password for your taskflow account.
                            This token does so, once, until %s:

                            %s

                            If it was not you, do nothing: your password stays as it is.
                            """.formatted(issued.expiresAt(), issued.token()))));
        } catch (RuntimeException e) {
            log.error("a mail to reset a password was not sent", e);
        }
    }

    /**
     * Sets the password of whom the token was sent to. Whoever was in before is out.
     *
     * @throws ProblemException {@code invalid-token}, or {@code invalid} for the password
     */
    void complete(String token, @Nullable String password) {
        String next = AccountRules.password(password, "/password");
        // Hashing is slow: not for everybody, and not in a transaction.
        tokens.mustStand(token, Purpose.PASSWORD_RESET);
        String hash = passwords.hash(next);
        transactions.executeWithoutResult(_ -> {
            Account account = tokens.use(token, Purpose.PASSWORD_RESET);
            account.changePassword(hash);
            eviction.of(account);
        });
    }

    @Override
    public void close() {
        sender.close();
    }
}
