package io.taskflow.query.answer;

import io.taskflow.query.moment.Moment;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.LongPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who asks what, and which answer they already hold. A validator names viewer, query and moment by a digest, and the
 * position its answer showed; so whether an answer still holds is known before any of its rows is read.
 *
 * @param viewer the account that asks
 * @param query path and filters, the same text for the same question
 * @param held the {@code If-None-Match} header, or null
 */
public record Question(UUID viewer, String query, @Nullable String held) {
    /** Raised when the shape of answers changes, so that no answer of the old shape is confirmed. */
    private static final String SHAPE = "1";

    private static final Pattern VALIDATOR = Pattern.compile("(?:W/)?\"([A-Za-z0-9_-]{16})\\.(\\d{1,19})\"");
    private static final int DIGEST_BYTES = 12;

    /** The validator of the answer to this question. */
    public String etag(Moment moment, long position) {
        return "W/\"" + digest(moment) + "." + position + "\"";
    }

    /**
     * The position of the answer the client holds, if it answers this question at this moment and still holds.
     *
     * @param holds whether an answer that showed this position shows the same now
     */
    public OptionalLong confirmed(Moment moment, LongPredicate holds) {
        if (held == null) {
            return OptionalLong.empty();
        }
        Matcher validators = VALIDATOR.matcher(held);
        String digest = digest(moment);
        while (validators.find()) {
            if (validators.group(1).equals(digest)) {
                try {
                    long position = Long.parseLong(validators.group(2));
                    if (holds.test(position)) {
                        return OptionalLong.of(position);
                    }
                } catch (NumberFormatException e) {
                    return OptionalLong.empty();
                }
            }
        }
        return OptionalLong.empty();
    }

    private String digest(Moment moment) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", SHAPE, viewer.toString(), query, moment.toString())
                            .getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, DIGEST_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
