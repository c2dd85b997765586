package io.taskflow.query.search;

import io.taskflow.query.paging.FilterText;
import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What someone looks for, as they wrote it.
 *
 * @param text in the syntax of websearch, without the fields
 * @param fields values by the names of the fields that must have them
 */
record Words(String text, Map<String, String> fields) {
    private static final int LONGEST = 500;

    private static final Pattern FIELD =
            Pattern.compile("(?<!\\S)field:(?:\"([^\"]+)\"|([^\\s\"=]+))=(?:\"([^\"]*)\"|(\\S*))");
    // Of a word of two letters there are too many longer ones.
    private static final Pattern LAST =
            Pattern.compile("(.*?)(?<![^\\s(])([\\p{L}\\p{N}_]{3,})", Pattern.DOTALL | Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern PLAIN = Pattern.compile("(?<!\\S)\\p{L}[\\p{L}-]{3,}(?!\\S)");
    private static final int MOST_PLAIN = 8;
    private static final Pattern NAME = Pattern.compile("[^\\s\"]{3,100}");
    private static final Pattern NUMBERED = Pattern.compile("([\\p{L}\\p{N}_]+)-(\\d{1,9})");

    /** The last word as the beginning of one, and what stands before it. */
    record Beginning(String before, String word) {
        /** For {@code to_tsquery}. */
        String prefix() {
            return quoted(word) + ":*";
        }
    }

    /** A task by the key of its board and its number. */
    record Numbered(String key, int number) {}

    /**
     * The words of a query.
     *
     * @throws ProblemException {@code malformed} if there are none, or too many
     */
    static Words of(String q) {
        FilterText.of(q, "q");
        if (q.isBlank()) {
            throw ProblemException.ofField(ProblemType.MALFORMED, "q", "not-blank", "must say what to look for");
        }
        if (q.length() > LONGEST) {
            throw ProblemException.ofField(
                    ProblemType.MALFORMED, "q", "max-length", "must have at most " + LONGEST + " characters");
        }
        Map<String, String> fields = new TreeMap<>();
        Matcher field = FIELD.matcher(q);
        String text = field.replaceAll(found -> {
            fields.put(
                    Optional.ofNullable(found.group(1)).orElseGet(() -> found.group(2)),
                    Optional.ofNullable(found.group(3)).orElseGet(() -> found.group(4)));
            return "";
        });
        return new Words(text.strip(), fields);
    }

    /** Whoever is still typing wants what begins with their last word; not where it is in quotes, excluded, or an operator. */
    Optional<Beginning> beginning() {
        Matcher last = LAST.matcher(text);
        boolean quoted = text.chars().filter(character -> character == '"').count() % 2 == 1;
        return !quoted && last.matches() ? Optional.of(new Beginning(last.group(1), last.group(2))) : Optional.empty();
    }

    /** The words that may have been mistyped; none where something must be just so, or is too short to be like anything. */
    List<String> plain() {
        boolean justSo = !fields.isEmpty() || text.indexOf('"') >= 0;
        return justSo
                ? List.of()
                : PLAIN.matcher(text)
                        .results()
                        .map(MatchResult::group)
                        .distinct()
                        .limit(MOST_PLAIN)
                        .toList();
    }

    /** Where it may be the name of a task, such as OPS-123. */
    Optional<Numbered> numbered() {
        Matcher name = NUMBERED.matcher(text);
        return name.matches()
                ? Optional.of(new Numbered(name.group(1), Integer.parseInt(name.group(2))))
                : Optional.empty();
    }

    /** Where it may be an external id, or the beginning of one: that, in lower case. */
    Optional<String> name() {
        return NAME.matcher(text).matches() ? Optional.of(text.toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    /** The mark of tasks whose external id this is, as a {@code tsquery}. */
    String externalId() {
        return quoted(cut("~" + text.toLowerCase(Locale.ROOT)));
    }

    /**
     * The mark of tasks with a value in a field, as a {@code tsquery}.
     *
     * @param key what tasks keep its values by
     */
    static String mark(String key, String value) {
        return quoted(cut(("=" + key + "=" + value).toLowerCase(Locale.ROOT)));
    }

    // As long as the index keeps them.
    private static String cut(String mark) {
        return mark.substring(0, Math.min(mark.length(), 250)).replace('\n', ' ');
    }

    private static String quoted(String word) {
        return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
