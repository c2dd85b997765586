package io.taskflow.query.answer;

import io.taskflow.query.moment.Moment;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who asks what, and which answers they already hold. A validator is a digest of viewer, question, moment and of what the
 * answer is made from: so it changes with the answer, names of people included, and never between two askings of the
 * same past.
 *
 * @param viewer the account that asks
 * @param query path and filters, the same text for the same question
 * @param held the {@code If-None-Match} header, or null
 */
public record Question(UUID viewer, String query, @Nullable String held) {
    /** Raised when the shape of answers changes, so that no answer of the old shape is confirmed. */
    private static final String SHAPE = "3";

    private static final Pattern OPAQUE = Pattern.compile("\"([^\"]*)\"");
    private static final int DIGEST_BYTES = 15;

    /**
     * The answer, or the word that the one held is still right.
     *
     * @param content what the answer is made from, as far as the moment does not tell it
     * @param position what the answer shows
     */
    public <T> Answer<T> answer(Moment moment, List<?> content, long position, Supplier<T> body) {
        String opaque = digest(moment, content);
        String etag = "W/\"" + opaque + "\"";
        boolean holds = held != null
                && OPAQUE.matcher(held).results().anyMatch(tag -> tag.group(1).equals(opaque));
        return holds ? Answer.unchanged(position, etag) : Answer.of(position, etag, body.get());
    }

    private String digest(Moment moment, List<?> content) {
        try {
            String text = String.join("\n", SHAPE, viewer.toString(), query, moment.toString(), content.toString());
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, DIGEST_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
