package io.taskflow.command.account.me;

import io.taskflow.command.account.Account;
import io.taskflow.command.account.AccountRules;
import io.taskflow.command.account.Accounts;
import io.taskflow.command.account.Passwords;
import io.taskflow.command.account.session.AccountSessions;
import io.taskflow.command.http.Input;
import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.security.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives an account another password. Hashing is slow, so no transaction is open meanwhile. */
@Component
class ChangePassword {
    private final Accounts accounts;
    private final Passwords passwords;
    private final AccountSessions sessions;

    ChangePassword(Accounts accounts, Passwords passwords, AccountSessions sessions) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.sessions = sessions;
    }

    void to(@Nullable String newPassword, @Nullable String currentPassword, CurrentUser user) {
        String current = Input.required(currentPassword, "/currentPassword");
        String next = AccountRules.password(newPassword, "/newPassword");
        String hash = accounts.findById(user.id()).map(Account::passwordHash).orElse(null);
        if (hash == null
                || !passwords.matches(current, hash)
                || !sessions.changePassword(user.id(), hash, passwords.hash(next), user.login())) {
            throw wrong();
        }
    }

    private static ProblemException wrong() {
        return Input.invalid("/currentPassword", "current-password", "is not your password");
    }
}
