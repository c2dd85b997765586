package io.taskflow.command.account.guess;

import io.taskflow.command.account.EmailAddress;
import io.taskflow.support.limit.Client;
import java.util.Optional;
import java.util.UUID;

/**
 * Who guesses what.
 *
 * @param kind what is guessed
 * @param subject the account or address whose secret is guessed
 * @param client where the guesses come from
 */
public record Guesser(Kind kind, String subject, Client client) {

    private enum Kind {
        LOGIN,
        PASSWORD,
        TOTP
    }

    /** Somebody who logs in; to the count, one address is like another, whether it has an account or not. */
    public static Guesser ofLogin(Optional<EmailAddress> email, Client client) {
        return new Guesser(Kind.LOGIN, email.map(EmailAddress::value).orElse(""), client);
    }

    /** Somebody who knows the password, at a client that the account knows. */
    public static Guesser ofTotp(UUID accountId, Client client) {
        return new Guesser(Kind.TOTP, accountId.toString(), client);
    }

    /** Everybody who knows the password, at clients that the account does not know. */
    public static Guesser ofTotpElsewhere(UUID accountId) {
        return new Guesser(Kind.TOTP, accountId.toString(), Client.ANY);
    }

    /** Somebody who is in, and says the password again. */
    public static Guesser ofPassword(UUID accountId, Client client) {
        return new Guesser(Kind.PASSWORD, accountId.toString(), client);
    }
}
