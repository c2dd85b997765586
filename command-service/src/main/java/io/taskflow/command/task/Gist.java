package io.taskflow.command.task;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * As much of a text as it takes to tell it from another, so that the state of a task stays small however much it says:
 * the text itself, or the SHA-256 of a long one.
 */
public final class Gist {
    private static final int SHORT = 64;

    private Gist() {}

    /** Two texts are the same when these are; none is none. */
    public static @Nullable String of(@Nullable String text) {
        return text == null ? null : some(text);
    }

    /** The same of a text that is there. */
    public static String some(String text) {
        return text.length() <= SHORT ? text : digest(text);
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            // No text holds NUL, so none looks like this.
            return '\0' + Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
