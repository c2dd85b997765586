package io.taskflow.command.account.firstadmin;

import io.taskflow.command.account.Account;
import io.taskflow.command.account.AccountConfiguration;
import io.taskflow.command.account.AccountProperties;
import io.taskflow.command.account.AccountRules;
import io.taskflow.command.account.Accounts;
import io.taskflow.command.account.EmailAddress;
import io.taskflow.command.account.Passwords;
import io.taskflow.support.problem.ProblemException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the first admin, before the first request is taken. A password that is made up is in its file before the account
 * commits: after a crash in between there is no admin yet, and the next start writes the file anew.
 */
@Component
class FirstAdmin implements SmartInitializingSingleton {
    private static final String EMAIL = "admin@taskflow.local";
    private static final String NAME = "Admin";
    private static final int PASSWORD_BYTES = 18;

    private final AccountProperties.Admin wanted;
    private final Accounts accounts;
    private final Passwords passwords;
    private final TransactionTemplate transactions;

    FirstAdmin(
            AccountProperties properties,
            Accounts accounts,
            Passwords passwords,
            @Qualifier(AccountConfiguration.TRANSACTIONS) PlatformTransactionManager transactions) {
        this.wanted = properties.admin();
        this.accounts = accounts;
        this.passwords = passwords;
        this.transactions = new TransactionTemplate(transactions);
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (!accounts.existsBySystemAdminTrue()) {
            transactions.executeWithoutResult(_ -> make());
        }
    }

    private void make() {
        // Of several processes that start at once, one makes it.
        accounts.lockAll();
        if (accounts.existsBySystemAdminTrue()) {
            return;
        }
        try {
            EmailAddress email = AccountRules.email(wanted.email() == null ? EMAIL : wanted.email());
            accounts.saveAndFlush(Account.admin(email, NAME, passwords.hash(password(email))));
        } catch (ProblemException e) {
            throw new IllegalStateException(
                    "TASKFLOW_ADMIN_EMAIL or TASKFLOW_ADMIN_PASSWORD breaks a rule: " + e.getMessage());
        }
    }

    private String password(EmailAddress email) {
        Path file = wanted.file();
        if (wanted.password() != null) {
            if (file != null) {
                AdminFile.delete(file);
            }
            return AccountRules.password(wanted.password(), "/password");
        }
        if (file == null) {
            throw new IllegalStateException(
                    "there is no admin yet: set TASKFLOW_ADMIN_EMAIL and TASKFLOW_ADMIN_PASSWORD, or taskflow.admin.file");
        }
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        AdminFile.write(file, email, password);
        return password;
    }
}
