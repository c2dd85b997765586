package io.taskflow.command.account.me;

import io.taskflow.command.account.AccountRules;
import io.taskflow.command.account.Passwords;
import io.taskflow.command.account.guess.OwnPassword;
import io.taskflow.command.account.session.AccountSessions;
import io.taskflow.command.http.Input;
import io.taskflow.support.limit.Client;
import io.taskflow.support.security.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives an account another password. Hashing is slow, so no transaction is open meanwhile. */
@Component
class ChangePassword {
    private static final String CURRENT = "/currentPassword";

    private final OwnPassword own;
    private final Passwords passwords;
    private final AccountSessions sessions;

    ChangePassword(OwnPassword own, Passwords passwords, AccountSessions sessions) {
        this.own = own;
        this.passwords = passwords;
        this.sessions = sessions;
    }

    void to(@Nullable String newPassword, @Nullable String currentPassword, CurrentUser user, Client client) {
        String current = Input.required(currentPassword, CURRENT);
        String next = AccountRules.password(newPassword, "/newPassword");
        String hash = own.check(user, current, CURRENT, client);
        if (!sessions.changePassword(user.id(), hash, passwords.hash(next), user.login())) {
            throw OwnPassword.wrong(CURRENT);
        }
    }
}
