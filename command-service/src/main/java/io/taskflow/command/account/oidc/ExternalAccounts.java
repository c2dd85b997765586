package io.taskflow.command.account.oidc;

import io.taskflow.command.account.Account;
import io.taskflow.command.account.AccountConfiguration;
import io.taskflow.command.account.AccountRules;
import io.taskflow.command.account.Accounts;
import io.taskflow.command.account.EmailAddress;
import io.taskflow.command.account.eviction.Eviction;
import io.taskflow.command.account.oidc.ExternalIssuer.Person;
import io.taskflow.command.account.register.Admission;
import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds the account of whom an issuer knows, or makes it. */
@Component
@Transactional(AccountConfiguration.TRANSACTIONS)
class ExternalAccounts {
    private final ExternalIdentityRows rows;
    private final Accounts accounts;
    private final Admission admission;
    private final Eviction eviction;

    ExternalAccounts(ExternalIdentityRows rows, Accounts accounts, Admission admission, Eviction eviction) {
        this.rows = rows;
        this.accounts = accounts;
        this.admission = admission;
        this.eviction = eviction;
    }

    /** @throws ProblemException {@code email-unverified} or {@code registration-closed}, at the first time only */
    Account of(Person person) {
        var key = new ExternalIdentity.Key(person.issuer(), person.subject());
        return rows.findById(key)
                .flatMap(known -> accounts.findById(known.accountId()))
                .orElseGet(() -> linked(key, person));
    }

    private Account linked(ExternalIdentity.Key key, Person person) {
        EmailAddress email = person.email();
        if (email == null) {
            throw new ProblemException(
                    ProblemType.EMAIL_UNVERIFIED, "The issuer does not say that you have a verified e-mail address");
        }
        Account account = accounts.findByEmail(email.value())
                .flatMap(found -> accounts.lock(found.getId()))
                .map(this::owned)
                .orElseGet(() -> made(email, person));
        rows.saveAndFlush(new ExternalIdentity(key, account.getId()));
        return account;
    }

    /** The issuer has shown whose address it is. A password set before anybody had may be a stranger's, who waited for this. */
    private Account owned(Account account) {
        if (!account.emailConfirmed()) {
            account.changePassword(null);
            eviction.of(account);
        }
        return account;
    }

    private Account made(EmailAddress email, Person person) {
        admission.check(email);
        return accounts.saveAndFlush(Account.external(email, name(email, person)));
    }

    private static String name(EmailAddress email, Person person) {
        try {
            return AccountRules.name(person.name());
        } catch (ProblemException e) {
            // The issuer has none, or one that we would not take from anybody.
            return email.value().substring(0, email.value().indexOf('@'));
        }
    }
}
