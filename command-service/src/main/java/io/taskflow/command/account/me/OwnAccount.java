package io.taskflow.command.account.me;

import io.taskflow.command.account.Account;
import io.taskflow.command.account.AccountConfiguration;
import io.taskflow.command.account.AccountRules;
import io.taskflow.command.account.Accounts;
import io.taskflow.command.account.me.MeApi.Me;
import io.taskflow.command.account.me.MeApi.MePatch;
import io.taskflow.command.account.totp.SecondFactors;
import io.taskflow.command.http.Input;
import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows and changes a person's own account. */
@Component
@Transactional(AccountConfiguration.TRANSACTIONS)
class OwnAccount {
    private final Accounts accounts;
    private final SecondFactors secondFactors;

    OwnAccount(Accounts accounts, SecondFactors secondFactors) {
        this.accounts = accounts;
        this.secondFactors = secondFactors;
    }

    Me see(UUID id) {
        return view(accounts.findById(id).orElseThrow(OwnAccount::gone));
    }

    Me change(UUID id, MePatch patch) {
        Account account = accounts.findById(id).orElseThrow(OwnAccount::gone);
        if (patch.name() != null) {
            account.rename(AccountRules.name(Input.string(patch.name(), "/name")));
        }
        if (patch.timeZone() != null) {
            account.moveTo(Input.timeZone(Input.string(patch.timeZone(), "/timeZone")));
        }
        if (patch.locale() != null) {
            account.speak(AccountRules.locale(Input.string(patch.locale(), "/locale")));
        }
        return view(account);
    }

    private Me view(Account account) {
        return new Me(
                account.getId(),
                account.email(),
                account.emailConfirmed(),
                secondFactors.on(account.getId()),
                account.name(),
                account.timeZone(),
                account.locale());
    }

    /** Only between the check of the session and now. */
    private static ProblemException gone() {
        return new ProblemException(ProblemType.NOT_FOUND, "The account is gone");
    }
}
