package io.taskflow.command.account.admin;

import io.taskflow.command.account.Account;
import io.taskflow.command.account.AccountConfiguration;
import io.taskflow.command.account.Accounts;
import io.taskflow.command.account.SystemRole;
import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes accounts for admins. One admin who can log in always stays, whoever acts at the same moment. */
@Component
@Transactional(AccountConfiguration.TRANSACTIONS)
class Users {
    private final Accounts accounts;
    private final AdminActs acts;

    Users(Accounts accounts, AdminActs acts) {
        this.accounts = accounts;
        this.acts = acts;
    }

    List<UserView> after(UUID last, int most) {
        return accounts.listAfter(last, Limit.of(most)).stream()
                .map(UserView::of)
                .toList();
    }

    /** @throws ProblemException {@code not-found}, {@code forbidden}, {@code last-admin} */
    UserView give(UUID by, UUID id, SystemRole role, boolean given) {
        if (role == SystemRole.AUDITOR && given && by.equals(id)) {
            throw new ProblemException(ProblemType.FORBIDDEN, "Nobody makes themselves an auditor");
        }
        Account account = locked(id);
        if (account.has(role) != given) {
            account.give(role, given);
            note(by, account, (given ? "gave " : "took ") + role);
        }
        return UserView.of(account);
    }

    /** @throws ProblemException {@code not-found}, {@code last-admin} */
    UserView disable(UUID by, UUID id, boolean disabled) {
        Account account = locked(id);
        if (account.disabled() != disabled) {
            account.disable(disabled);
            note(by, account, disabled ? "disabled" : "enabled");
        }
        return UserView.of(account);
    }

    private Account locked(UUID id) {
        accounts.lockAll();
        return accounts.findById(id)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no such account"));
    }

    private void note(UUID by, Account account, String act) {
        accounts.saveAndFlush(account);
        if (accounts.countBySystemAdminTrueAndDisabledFalse() == 0) {
            throw new ProblemException(ProblemType.LAST_ADMIN, "Make somebody else an admin first");
        }
        acts.save(new AdminAct(by, account.getId(), act));
    }
}
