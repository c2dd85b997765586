package io.taskflow.command.account.login;

import io.taskflow.command.account.Account;
import io.taskflow.command.account.Accounts;
import io.taskflow.command.account.EmailAddress;
import io.taskflow.command.account.Passwords;
import io.taskflow.command.account.guess.Guesser;
import io.taskflow.command.account.guess.Guesses;
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
    private final Guesses guesses;
    private final AccountSessions sessions;

    LogIn(Accounts accounts, Passwords passwords, Guesses guesses, AccountSessions sessions) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.guesses = guesses;
        this.sessions = sessions;
    }

    Optional<SessionTokens> with(String email, String password, Device device) {
        Optional<EmailAddress> address = EmailAddress.of(email);
        return guesses.check(Guesser.ofLogin(address, device.client()), () -> known(address, password))
                .flatMap(found -> sessions.open(found.getId(), found.passwordHash(), device));
    }

    private Optional<Account> known(Optional<EmailAddress> address, String password) {
        Optional<Account> account = address.flatMap(known -> accounts.findByEmail(known.value()));
        return passwords.matches(password, account.map(Account::passwordHash).orElse(null))
                ? account
                : Optional.empty();
    }
}
