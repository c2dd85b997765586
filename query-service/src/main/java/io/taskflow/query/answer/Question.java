package io.taskflow.query.answer;

import io.taskflow.query.moment.Moment;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;
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

    /**
     * The answer, or the word that the held one is still right, for answers whose content is known before they are made.
     *
     * @param content all that the answer says, names included
     * @param position what the answer shows
     */
    public <T> Answer<T> answer(Moment moment, List<?> content, long position, Supplier<T> body) {
        Question exact = new Question(viewer, query + "\n" + content, held);
        OptionalLong known = exact.held(moment);
        return known.isPresent()
                ? Answer.unchanged(position, exact, moment, known.getAsLong())
                : Answer.of(position, exact.etag(moment, 0), body.get());
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
