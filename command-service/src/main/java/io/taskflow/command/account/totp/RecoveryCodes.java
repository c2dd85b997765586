package io.taskflow.command.account.totp;

import io.taskflow.support.security.Secret;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Codes for who lost the app: 80 random bits each, which nobody guesses, so that they need no waiting and no slow hash. */
final class RecoveryCodes {
    private static final int COUNT = 10;
    private static final int BYTES = 10;
    private static final int GROUP = 4;

    private RecoveryCodes() {}

    /** Fresh ones, such as {@code abcd-efgh-ijkl-mnop}. */
    static List<String> random() {
        return Stream.generate(() -> Base32.of(Base32.random(BYTES))
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("(.{" + GROUP + "})(?!$)", "$1-"))
                .limit(COUNT)
                .toList();
    }

    /** What is kept of a code, however it was typed. */
    static String hash(String code) {
        return Secret.hash(code.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT));
    }
}
