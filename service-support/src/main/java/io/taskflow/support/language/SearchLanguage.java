package io.taskflow.support.language;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A language whose words PostgreSQL knows the stems of: each is a text search configuration of this name, in lower case. */
public enum SearchLanguage {
    ARABIC("ar"),
    ARMENIAN("hy"),
    BASQUE("eu"),
    CATALAN("ca"),
    DANISH("da"),
    DUTCH("nl"),
    ENGLISH("en"),
    ESTONIAN("et"),
    FINNISH("fi"),
    FRENCH("fr"),
    GERMAN("de"),
    GREEK("el"),
    HINDI("hi"),
    HUNGARIAN("hu"),
    INDONESIAN("id"),
    IRISH("ga"),
    ITALIAN("it"),
    LITHUANIAN("lt"),
    NEPALI("ne"),
    NORWEGIAN("no", "nb", "nn"),
    PORTUGUESE("pt"),
    ROMANIAN("ro"),
    RUSSIAN("ru"),
    SERBIAN("sr"),
    SPANISH("es"),
    SWEDISH("sv"),
    TAMIL("ta"),
    TURKISH("tr"),
    YIDDISH("yi");

    private final List<String> codes;

    SearchLanguage(String... codes) {
        this.codes = List.of(codes);
    }

    /** The name of its text search configuration. */
    public String configuration() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its BCP 47 tag, without a region. */
    public String tag() {
        return codes.getFirst();
    }

    /** The one that a BCP 47 tag names, whatever its region; empty where PostgreSQL has none for it. */
    public static Optional<SearchLanguage> ofTag(String tag) {
        String code = Locale.forLanguageTag(tag).getLanguage();
        return Arrays.stream(values())
                .filter(language -> language.codes.contains(code))
                .findFirst();
    }

    /** The one whose configuration has this name, in any case. */
    public static Optional<SearchLanguage> ofName(String name) {
        return Arrays.stream(values())
                .filter(language -> language.configuration().equalsIgnoreCase(name))
                .findFirst();
    }

    /** What a workspace's texts are read in: English where it names no language, or named one before only these were taken. */
    public static SearchLanguage ofWorkspace(@Nullable String tag) {
        return tag == null ? ENGLISH : ofTag(tag).orElse(ENGLISH);
    }

    /** All names, for a refusal to tell. */
    public static String names() {
        return Arrays.stream(values()).map(SearchLanguage::configuration).collect(Collectors.joining(", "));
    }
}
