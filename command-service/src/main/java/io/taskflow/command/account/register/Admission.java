package io.taskflow.command.account.register;

import io.taskflow.command.account.AccountProperties;
import io.taskflow.command.account.AccountProperties.Registration;
import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import org.springframework.stereotype.Component;

/** Who may make an account, whichever way they come. */
@Component
public class Admission {
    private final Registration registration;

    Admission(AccountProperties properties) {
        this.registration = properties.registration();
    }

    /** @throws ProblemException {@code registration-closed} */
    public void check() {
        if (registration != Registration.OPEN) {
            throw new ProblemException(ProblemType.REGISTRATION_CLOSED, "Ask an admin for an invitation");
        }
    }
}
