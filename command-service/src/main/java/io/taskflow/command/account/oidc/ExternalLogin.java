package io.taskflow.command.account.oidc;

import io.taskflow.command.account.Account;
import io.taskflow.command.account.oidc.ExternalIssuer.Person;
import io.taskflow.command.account.session.AccountSessions;
import io.taskflow.command.account.session.Device;
import io.taskflow.command.account.session.SessionTokens;
import io.taskflow.command.account.totp.SecondFactorCheck;
import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/** Opens a session for whom the issuer knows: from there on it is like any other. */
@Component
class ExternalLogin {
    private final @Nullable ExternalIssuer issuer;
    private final ExternalAccounts accounts;
    private final SecondFactorCheck secondFactor;
    private final AccountSessions sessions;

    ExternalLogin(
            OidcProperties properties,
            ExternalAccounts accounts,
            SecondFactorCheck secondFactor,
            AccountSessions sessions) {
        this.issuer = properties.issuer() == null || properties.clientId() == null
                ? null
                : new ExternalIssuer(properties.issuer(), properties.clientId());
        this.accounts = accounts;
        this.secondFactor = secondFactor;
        this.sessions = sessions;
    }

    /** @throws ProblemException {@code not-found} where there is none */
    ExternalIssuer issuer() {
        if (issuer == null) {
            throw new ProblemException(ProblemType.NOT_FOUND, "Nobody logs in through an issuer here");
        }
        return issuer;
    }

    SessionTokens with(String idToken, @Nullable String totp, Device device) {
        Account account = account(issuer().person(idToken));
        secondFactor.pass(account.getId(), totp, device);
        return sessions.open(account.getId(), account.passwordHash(), device)
                .orElseThrow(() -> new ProblemException(ProblemType.WRONG_CREDENTIALS, "Your account is closed"));
    }

    private Account account(Person person) {
        try {
            return accounts.of(person);
        } catch (DataIntegrityViolationException e) {
            // Somebody came for the first time through two doors at once: now the account is there.
            return accounts.of(person);
        }
    }
}
