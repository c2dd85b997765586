package io.taskflow.support.security;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a personal access token may be used for. It adds nothing to what its owner may do. */
public enum Scope {
    @JsonProperty("read")
    READ,
    /** Commands, and reading what they did. */
    @JsonProperty("write")
    WRITE,
    /** Operating the system, where its owner does; neither reading boards nor changing them. */
    @JsonProperty("admin")
    ADMIN;

    private static final String APART = " ";

    /** The word the API has for it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Scopes as they are stored: their words, a space between them, as OAuth writes them. */
    public static String stored(Set<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::toString).collect(Collectors.joining(APART));
    }

    /** The opposite of {@link #stored}. */
    public static Set<Scope> read(String stored) {
        return Arrays.stream(stored.split(APART))
                .map(word -> valueOf(word.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Scope.class)));
    }
}
