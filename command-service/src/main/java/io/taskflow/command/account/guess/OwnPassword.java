package io.taskflow.command.account.guess;

import io.taskflow.command.account.Account;
import io.taskflow.command.account.Accounts;
import io.taskflow.command.account.Passwords;
import io.taskflow.command.http.Input;
import io.taskflow.support.limit.Client;
import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.security.CurrentUser;
import org.springframework.stereotype.Component;

/** Has people who are in say their password again: whoever found a screen unlocked must not guess it either. */
@Component
public class OwnPassword {
    private final Accounts accounts;
    private final Passwords passwords;
    private final Guesses guesses;

    OwnPassword(Accounts accounts, Passwords passwords, Guesses guesses) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.guesses = guesses;
    }

    /**
     * Checks a password.
     *
     * @param pointer where it stood in the body
     * @return the hash it was compared with
     * @throws ProblemException {@code invalid} or {@code too-many-requests}
     */
    public String check(CurrentUser user, String password, String pointer, Client client) {
        return guesses.check(
                        Guesser.ofPassword(user.id(), client),
                        () -> accounts.findById(user.id())
                                .map(Account::passwordHash)
                                .filter(hash -> passwords.matches(password, hash)))
                .orElseThrow(() -> wrong(pointer));
    }

    /** The refusal of a password that is another. */
    public static ProblemException wrong(String pointer) {
        return Input.invalid(pointer, "current-password", "is not your password");
    }
}
