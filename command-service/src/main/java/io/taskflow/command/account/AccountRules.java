package io.taskflow.command.account;

import io.taskflow.command.http.Input;
import io.taskflow.support.problem.ProblemException;
import java.util.IllformedLocaleException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The rules of an account's fields; each takes the text as it came and gives it as it is kept. */
public final class AccountRules {
    static final String DEFAULT_TIME_ZONE = "UTC";
    static final String DEFAULT_LOCALE = "en";

    private static final int SHORTEST_PASSWORD = 12;
    private static final int LONGEST_PASSWORD = 128;

    private AccountRules() {}

    /** @throws ProblemException {@code invalid} */
    public static EmailAddress email(@Nullable String text) {
        return EmailAddress.of(Input.required(text, "/email"))
                .orElseThrow(() -> Input.invalid("/email", "email", "must be an e-mail address"));
    }

    /** @throws ProblemException {@code invalid} */
    public static String name(@Nullable String text) {
        String name = Input.name(text, "/name").strip();
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw Input.invalid("/name", "characters", "must not hold control characters");
        }
        return name;
    }

    /** @throws ProblemException {@code invalid} */
    public static String password(@Nullable String text, String pointer) {
        String password = Input.text(Input.required(text, pointer), pointer, LONGEST_PASSWORD);
        if (password.codePointCount(0, password.length()) < SHORTEST_PASSWORD) {
            throw Input.invalid(pointer, "min-length", "has at least " + SHORTEST_PASSWORD + " characters");
        }
        return password;
    }

    /**
     * A BCP 47 language tag; English for null.
     *
     * @throws ProblemException {@code invalid}
     */
    public static String locale(@Nullable String text) {
        if (text == null) {
            return DEFAULT_LOCALE;
        }
        try {
            Locale locale = new Locale.Builder().setLanguageTag(text).build();
            if (!locale.getLanguage().isEmpty()) {
                return locale.toLanguageTag();
            }
        } catch (IllformedLocaleException e) {
            // Falls through to the one refusal.
        }
        throw Input.invalid("/locale", "language-tag", "must be a BCP 47 language tag, such as de-CH");
    }
}
