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
import io.taskflow.command.account.totp.SecondFactorCheck;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens a session for who knows the password, and has the second factor where there is one. An unknown address takes as long as a wrong password. */
@Component
class LogIn {
    private final Accounts accounts;
    private final Passwords passwords;
    private final Guesses guesses;
    private final SecondFactorCheck secondFactor;
    private final AccountSessions sessions;

    LogIn(
            Accounts accounts,
            Passwords passwords,
            Guesses guesses,
            SecondFactorCheck secondFactor,
            AccountSessions sessions) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.guesses = guesses;
        this.secondFactor = secondFactor;
        this.sessions = sessions;
    }

    Optional<SessionTokens> with(String email, String password, @Nullable String totp, Device device) {
        Optional<EmailAddress> address = EmailAddress.of(email);
        Optional<Account> account =
                guesses.check(Guesser.ofLogin(address, device.client()), () -> known(address, password));
        account.ifPresent(found -> secondFactor.pass(found.getId(), totp, device));
        return account.flatMap(found -> sessions.open(found.getId(), found.passwordHash(), device));
    }

    private Optional<Account> known(Optional<EmailAddress> address, String password) {
        Optional<Account> account = address.flatMap(known -> accounts.findByEmail(known.value()));
        return passwords.matches(password, account.map(Account::passwordHash).orElse(null))
                ? account.filter(found -> !found.disabled())
                : Optional.empty();
    }
}
