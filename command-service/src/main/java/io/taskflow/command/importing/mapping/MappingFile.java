package io.taskflow.command.importing.mapping;

import io.taskflow.command.importing.mapping.Mapping.Blank;
import io.taskflow.command.importing.mapping.Mapping.Format;
import io.taskflow.command.importing.mapping.Mapping.Priorities;
import io.taskflow.events.task.Priority;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads mapping files; {@code docs/importing.md} explains their keys to users. */
public final class MappingFile {
    private static final int LONGEST_FIELD_NAME = 100;
    private static final int MOST_FIELDS = 100;

    private MappingFile() {}

    /** @throws InvalidMappingException naming the key and the rule */
    public static Mapping parse(String yaml) {
        YamlTree root = YamlTree.load(yaml);
        Format format = format(root.optionalMap("format"));
        YamlTree board = root.map("board");
        String boardId = board.text("externalId");
        String nameText = board.optionalText("name");
        Template boardName = template(board.path("name"), nameText == null ? "{" + boardId + "}" : nameText);
        board.end();
        YamlTree task = root.map("task");
        String taskId = task.text("externalId");
        Template title = template(task.path("title"), task.text("title"));
        task.end();
        var mapping = new Mapping(
                format,
                boardId,
                boardName,
                taskId,
                title,
                root.text("at"),
                root.text("column"),
                root.optionalText("assignee"),
                root.optionalText("actor"),
                priorities(root.optionalMap("priority")),
                fields(root.optionalMap("fields")),
                root.texts("unset").stream()
                        .map(text -> valid("unset", "glob", text, Glob::of))
                        .toList(),
                blank(root.optionalText("blank")));
        root.end();
        return mapping;
    }

    private static Format format(@Nullable YamlTree tree) {
        if (tree == null) {
            return new Format(",", Charset.forName("UTF-8"), TimeFormat.iso(null));
        }
        String delimiter = tree.optionalText("delimiter");
        if (delimiter != null && (delimiter.length() > 8 || delimiter.matches("(?s).*[\"\\r\\n].*"))) {
            throw new InvalidMappingException(
                    tree.path("delimiter"),
                    "delimiter",
                    "format.delimiter must be 1 to 8 characters without quotes or line ends");
        }
        Charset encoding = charset(tree.optionalText("encoding"));
        ZoneId zone = zone(tree.optionalText("zone"));
        Locale locale = locale(tree.optionalText("locale"));
        TimeFormat time = timestamp(tree.optionalText("timestamp"), locale, zone);
        tree.end();
        return new Format(delimiter == null ? "," : delimiter, encoding, time);
    }

    private static TimeFormat timestamp(@Nullable String text, Locale locale, @Nullable ZoneId zone) {
        if (text == null || text.equals("iso")) {
            return TimeFormat.iso(zone);
        }
        TimeFormat time =
                valid("format.timestamp", "pattern", text, pattern -> TimeFormat.pattern(pattern, locale, zone));
        if (zone == null && !time.saysOffset()) {
            throw new InvalidMappingException(
                    "format.zone",
                    "required",
                    "format.timestamp " + text
                            + " has no offset, so format.zone must name a zone such as Europe/Berlin");
        }
        return time;
    }

    private static Charset charset(@Nullable String name) {
        try {
            Charset charset = Charset.forName(name == null ? "UTF-8" : name);
            if (charset.newDecoder().maxCharsPerByte() > 0) {
                return charset;
            }
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            // Falls through to the one refusal.
        }
        throw new InvalidMappingException(
                "format.encoding",
                "encoding",
                "format.encoding " + name + " is not known; UTF-8, ISO-8859-1 and windows-1252 are, among others");
    }

    private static @Nullable ZoneId zone(@Nullable String name) {
        if (name == null) {
            return null;
        }
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new InvalidMappingException(
                    "format.zone", "zone", "format.zone " + name + " is not a zone; write one such as Europe/Berlin");
        }
    }

    private static Locale locale(@Nullable String tag) {
        if (tag == null) {
            return Locale.ENGLISH;
        }
        try {
            return new Locale.Builder().setLanguageTag(tag).build();
        } catch (IllformedLocaleException e) {
            throw new InvalidMappingException(
                    "format.locale", "locale", "format.locale " + tag + " is not a language tag such as pt-BR");
        }
    }

    private static @Nullable Priorities priorities(@Nullable YamlTree tree) {
        if (tree == null) {
            return null;
        }
        String column = tree.text("column");
        YamlTree values = tree.map("map");
        var map = new LinkedHashMap<String, Priority>();
        values.entries().forEach((cell, name) -> map.put(cell, priority(values.path(cell), name)));
        tree.end();
        return new Priorities(column, Map.copyOf(map));
    }

    private static Priority priority(String key, String name) {
        for (Priority priority : Priority.values()) {
            if (priority.name().equals(name)) {
                return priority;
            }
        }
        throw new InvalidMappingException(
                key, "priority", key + " must be one of " + Arrays.toString(Priority.values()) + ", not " + name);
    }

    private static Map<String, String> fields(@Nullable YamlTree tree) {
        if (tree == null) {
            return Map.of();
        }
        Map<String, String> fields = tree.entries();
        if (fields.size() > MOST_FIELDS) {
            throw new InvalidMappingException("fields", "max-size", "fields may name at most " + MOST_FIELDS);
        }
        for (String name : fields.keySet()) {
            if (name.isBlank() || name.length() > LONGEST_FIELD_NAME) {
                throw new InvalidMappingException(
                        tree.path(name),
                        "field-name",
                        tree.path(name) + ": the name of a field must have 1 to " + LONGEST_FIELD_NAME + " characters");
            }
        }
        return fields;
    }

    private static Blank blank(@Nullable String text) {
        return switch (text == null ? "keep" : text) {
            case "keep" -> Blank.KEEP;
            case "clear" -> Blank.CLEAR;
            default -> throw new InvalidMappingException("blank", "choice", "blank must be keep or clear, not " + text);
        };
    }

    private static Template template(String key, String text) {
        return valid(key, "template", text, Template::of);
    }

    private static <T> T valid(String key, String rule, String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidMappingException(key, rule, key + " is not valid: " + text + ": " + e.getMessage());
        }
    }
}
