package io.taskflow.command.account;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address as browsers accept it: ASCII, 254 characters at most.
 *
 * @param value in lower case, as addresses are compared
 */
public record EmailAddress(String value) {
    private static final int LONGEST = 254;
    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
    private static final String ATOM = "[a-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final Pattern ADDRESS =
            Pattern.compile("(?=[^@]{1,64}@)" + ATOM + "(?:\\." + ATOM + ")*@" + LABEL + "(?:\\." + LABEL + ")*");

    /** The address a text holds, if it holds one. */
    public static Optional<EmailAddress> of(String text) {
        String value = text.strip().toLowerCase(Locale.ROOT);
        return value.length() <= LONGEST && ADDRESS.matcher(value).matches()
                ? Optional.of(new EmailAddress(value))
                : Optional.empty();
    }
}
