package io.taskflow.query.answer;

import io.taskflow.query.moment.Moment;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.OptionalLong;
import java.util.UUID;
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

    private static final Pattern VALIDATOR = Pattern.compile("(?:W/)?\"([A-Za-z0-9_-]{16})\\.(\\d{1,18})\"");
    private static final int DIGEST_BYTES = 12;

    /** The validator of the answer to this question. */
    public String etag(Moment moment, long position) {
        return "W/\"" + digest(moment) + "." + position + "\"";
    }

    /** The position that the answer the client holds showed, if it answers this question at this moment. */
    public OptionalLong held(Moment moment) {
        if (held == null) {
            return OptionalLong.empty();
        }
        String digest = digest(moment);
        return VALIDATOR
                .matcher(held)
                .results()
                .filter(validator -> validator.group(1).equals(digest))
                .mapToLong(validator -> Long.parseLong(validator.group(2)))
                .max();
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
