package io.taskflow.command.account.eviction;

import io.taskflow.command.account.Account;
import io.taskflow.command.account.AccountConfiguration;
import io.taskflow.command.account.session.AccountSessions;
import io.taskflow.command.account.token.OwnTokens;
import io.taskflow.command.account.totp.SecondFactors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Gives an account to whom its address has been shown to belong: whoever was in until now may have been somebody else. */
@Component
public class Eviction {
    private final AccountSessions sessions;
    private final OwnTokens tokens;
    private final SecondFactors secondFactors;

    Eviction(AccountSessions sessions, OwnTokens tokens, SecondFactors secondFactors) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.secondFactors = secondFactors;
    }

    /**
     * Ends all sessions and deletes all personal access tokens. The second factor stays with a confirmed address; another it may be of somebody
     * who registered with an address that is not theirs, so it goes, and from now on the address is confirmed.
     *
     * @param account locked until the transaction ends
     */
    @Transactional(value = AccountConfiguration.TRANSACTIONS, propagation = Propagation.MANDATORY)
    public void of(Account account) {
        sessions.endAll(account.getId());
        tokens.deleteAll(account.getId());
        if (!account.emailConfirmed()) {
            secondFactors.remove(account.getId());
            account.confirmEmail();
        }
    }
}
