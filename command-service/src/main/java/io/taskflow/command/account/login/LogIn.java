package io.taskflow.command.account.login;

import io.taskflow.command.account.Account;
import io.taskflow.command.account.Accounts;
import io.taskflow.command.account.EmailAddress;
import io.taskflow.command.account.Passwords;
import io.taskflow.command.account.session.AccountSessions;
import io.taskflow.command.account.session.Device;
import io.taskflow.command.account.session.SessionTokens;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Opens a session for who knows the password. An unknown address takes as long as a wrong password. */
@Component
class LogIn {
    private final Accounts accounts;
    private final Passwords passwords;
    private final AccountSessions sessions;

    LogIn(Accounts accounts, Passwords passwords, AccountSessions sessions) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.sessions = sessions;
    }

    Optional<SessionTokens> with(String email, String password, Device device) {
        Optional<Account> account = EmailAddress.of(email).flatMap(address -> accounts.findByEmail(address.value()));
        String hash = account.map(Account::passwordHash).orElse(null);
        return passwords.matches(password, hash)
                ? account.flatMap(found -> sessions.open(found.getId(), found.passwordHash(), device))
                : Optional.empty();
    }
}
