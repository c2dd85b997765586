package io.taskflow.command.account.mailed;

import io.taskflow.command.account.AccountConfiguration;
import io.taskflow.command.account.Accounts;
import io.taskflow.command.mail.Mail;
import io.taskflow.command.mail.Mails;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Has people show that mail to their address reaches them. */
@Component
@Transactional(AccountConfiguration.TRANSACTIONS)
public class Confirmation {
    private final Accounts accounts;
    private final MailTokens tokens;
    private final Mails mails;

    Confirmation(Accounts accounts, MailTokens tokens, Mails mails) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.mails = mails;
    }

    /** Sends the mail, unless the address is confirmed or enough of them are under way. */
    public void ask(UUID accountId) {
        accounts.findById(accountId)
                .filter(account -> !account.emailConfirmed())
                .ifPresent(account -> tokens.issue(accountId, Purpose.CONFIRMATION)
                        .ifPresent(issued ->
                                mails.send(new Mail(account.email(), "Confirm your e-mail address", """
                                Somebody, we hope it was you, made a taskflow account with this address.
                                This token confirms that it is yours, once, until %s:

                                %s

                                If it was not you, do nothing: without the token the address stays unconfirmed.
                                """.formatted(
                                                issued.expiresAt(), issued.token())))));
    }

    void confirm(String token) {
        tokens.use(token, Purpose.CONFIRMATION).confirmEmail();
    }
}
