package io.taskflow.command.account.register;

import io.taskflow.command.account.AccountProperties;
import io.taskflow.command.account.AccountProperties.Registration;
import io.taskflow.command.account.EmailAddress;
import io.taskflow.command.account.InvitedAddresses;
import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Who may make an account, whichever way they come. */
@Component
public class Admission {
    private final Registration registration;
    private final ObjectProvider<InvitedAddresses> invited;

    Admission(AccountProperties properties, ObjectProvider<InvitedAddresses> invited) {
        this.registration = properties.registration();
        this.invited = invited;
    }

    /** @throws ProblemException {@code registration-closed} */
    public void check(EmailAddress email) {
        if (registration != Registration.OPEN && invited.stream().noneMatch(all -> all.invites(email))) {
            throw new ProblemException(ProblemType.REGISTRATION_CLOSED, "Ask an admin for an invitation");
        }
    }
}
