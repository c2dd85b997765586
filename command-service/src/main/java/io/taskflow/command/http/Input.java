package io.taskflow.command.http;

import io.taskflow.events.id.UuidV7;
import io.taskflow.support.language.SearchLanguage;
import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IllformedLocaleException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Rules of input, each with its name; pointers are JSON pointers into the body. */
public final class Input {
    public static final int LONGEST_NAME = 200;
    public static final int LONGEST_TITLE = 500;
    public static final int LONGEST_TEXT = 20_000;

    private static final int LONGEST_EXTERNAL_ID = 255;
    /** What a claim's key has room for. */
    private static final int LONGEST_EXTERNAL_ID_BYTES = 960;

    private static final Pattern COLOR = Pattern.compile("[a-z][a-z_-]{0,29}|#[0-9a-fA-F]{6}");
    private static final Pattern KEY = Pattern.compile("[A-Z][A-Z0-9]{0,9}");

    private Input() {}

    /** A value that must be there. */
    public static <T> T required(@Nullable T value, String pointer) {
        if (value == null) {
            throw invalid(pointer, "required", "is required");
        }
        return value;
    }

    /** A line of 1 to {@code longest} characters that says something. */
    public static String line(@Nullable String text, String pointer, int longest) {
        String line = text(required(text, pointer), pointer, longest);
        if (line.isBlank()) {
            throw invalid(pointer, "not-blank", "must not be empty");
        }
        return line;
    }

    /** Text of {@code longest} characters at most. */
    public static String text(String text, String pointer, int longest) {
        if (text.length() > longest && text.codePointCount(0, text.length()) > longest) {
            throw invalid(pointer, "max-length", "has at most " + longest + " characters");
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c) && !paired(text, i)) {
                throw invalid(pointer, "characters", "must not hold NUL or half a character");
            }
        }
        return text;
    }

    private static boolean paired(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }

    /** A name of a workspace, board, column, label or custom field. */
    public static String name(@Nullable String text, String pointer) {
        return line(text, pointer, LONGEST_NAME);
    }

    /** A supplied id, or a new one. */
    public static UUID id(@Nullable UUID supplied) {
        return id(supplied, "/id");
    }

    /** The same, of something within the body. */
    public static UUID id(@Nullable UUID supplied, String pointer) {
        if (supplied == null) {
            return UuidV7.next();
        }
        if (!UuidV7.isV7(supplied)) {
            throw ProblemException.ofField(ProblemType.ID_NOT_V7, pointer, "uuid-v7", "must be a UUID of version 7");
        }
        return supplied;
    }

    /** The id in the system that it came from. */
    public static @Nullable String externalId(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String id = line(text, "/externalId", LONGEST_EXTERNAL_ID);
        if (id.getBytes(StandardCharsets.UTF_8).length > LONGEST_EXTERNAL_ID_BYTES) {
            throw invalid("/externalId", "max-length", "has at most " + LONGEST_EXTERNAL_ID_BYTES + " bytes in UTF-8");
        }
        if (id.chars().anyMatch(Character::isISOControl)) {
            throw invalid("/externalId", "characters", "must not hold control characters");
        }
        return id;
    }

    /** A board's short prefix. */
    public static @Nullable String key(@Nullable String text) {
        if (text != null && !KEY.matcher(text).matches()) {
            throw invalid("/key", "key", "has 1 to 10 of A-Z and 0-9, a letter first");
        }
        return text;
    }

    /** A color: a word, or red, green and blue in hexadecimal. */
    public static String color(@Nullable String text) {
        String color = required(text, "/color");
        if (!COLOR.matcher(color).matches()) {
            throw invalid("/color", "color", "must be a word such as green, or like #d04437");
        }
        return color;
    }

    /** An IANA time zone; UTC when nothing is said. */
    public static String timeZone(@Nullable String text) {
        if (text == null) {
            return "UTC";
        }
        try {
            if (ZoneId.getAvailableZoneIds().contains(text)) {
                return ZoneId.of(text).getId();
            }
        } catch (DateTimeException e) {
            // Falls through to the one refusal.
        }
        throw invalid("/timeZone", "time-zone", "must be an IANA time zone, such as Europe/Berlin");
    }

    /** A language that texts can be looked for in, by its BCP 47 tag or its English name: the tag. */
    public static @Nullable String language(@Nullable String text) {
        if (text == null) {
            return null;
        }
        Optional<SearchLanguage> named = SearchLanguage.ofName(text);
        if (named.isPresent()) {
            return named.get().tag();
        }
        try {
            String tag = new Locale.Builder().setLanguageTag(text).build().toLanguageTag();
            if (SearchLanguage.ofTag(tag).isPresent()) {
                return tag;
            }
        } catch (IllformedLocaleException e) {
            // Falls through to the one refusal.
        }
        throw invalid(
                "/language",
                "language",
                "must be a BCP 47 tag, such as de-CH, or the name of one of these languages: "
                        + SearchLanguage.names());
    }

    /** One of an enum's names. */
    public static <E extends Enum<E>> E choice(Class<E> choices, String text, String pointer) {
        for (E choice : choices.getEnumConstants()) {
            if (choice.name().equals(text)) {
                return choice;
            }
        }
        throw invalid(pointer, "choice", "must be one of " + List.of(choices.getEnumConstants()));
    }

    /** Ids, each once, not more than this many; none where the list is absent. */
    public static List<UUID> ids(@Nullable List<@Nullable UUID> ids, String pointer, int most) {
        if (ids == null) {
            return List.of();
        }
        Set<UUID> once = new LinkedHashSet<>();
        for (int i = 0; i < ids.size(); i++) {
            once.add(required(ids.get(i), pointer + "/" + i));
        }
        return new ArrayList<>(atMost(once, pointer, most));
    }

    /** Not more than this many. */
    public static <C extends Collection<?>> C atMost(C values, String pointer, int most) {
        if (values.size() > most) {
            throw invalid(pointer, "max-items", "has at most " + most + " entries");
        }
        return values;
    }

    /** A text in a partial change: there, and no other kind of value. Null where the value is null. */
    public static @Nullable String string(JsonNode value, String pointer) {
        if (value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw wrongKind(pointer, "must be a text or null");
        }
        return value.stringValue();
    }

    /** A truth value in a partial change: there, and no other kind of value. Null where the value is null. */
    public static @Nullable Boolean bool(JsonNode value, String pointer) {
        if (value.isNull()) {
            return null;
        }
        if (!value.isBoolean()) {
            throw wrongKind(pointer, "must be true, false or null");
        }
        return value.booleanValue();
    }

    /** A whole number in a partial change: there, and no other kind of value. Null where the value is null. */
    public static @Nullable Integer integer(JsonNode value, String pointer) {
        if (value.isNull()) {
            return null;
        }
        if (!value.canConvertToInt() || !value.isIntegralNumber()) {
            throw wrongKind(pointer, "must be a whole number or null");
        }
        return value.intValue();
    }

    /** A list in a partial change: there, and no other kind of value. */
    public static List<JsonNode> array(JsonNode value, String pointer) {
        if (!value.isArray()) {
            throw wrongKind(pointer, "must be a list");
        }
        return value.valueStream().toList();
    }

    /** The refusal of a value of another kind. */
    public static ProblemException wrongKind(String pointer, String message) {
        return ProblemException.ofField(ProblemType.MALFORMED, pointer, "type", message);
    }

    /** The refusal of a field that breaks a rule. */
    public static ProblemException invalid(String pointer, String rule, String message) {
        return ProblemException.ofField(ProblemType.INVALID, pointer, rule, pointer.substring(1) + " " + message);
    }
}
