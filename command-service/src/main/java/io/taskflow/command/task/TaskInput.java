package io.taskflow.command.task;

import io.taskflow.command.http.Input;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rules of what a task may be told. */
public final class TaskInput {
    /** Most people on one task. */
    public static final int MOST_ASSIGNEES = 100;
    /** Most labels on one task. */
    public static final int MOST_LABELS = 100;
    /** Most checklists of one task. */
    public static final int MOST_CHECKLISTS = 50;
    /** Most items on one checklist. */
    public static final int MOST_ITEMS = 200;
    /** Most tasks that one task waits for, and most that wait for it. */
    public static final int MOST_DEPENDENCIES = 100;
    /** Most custom fields with a value on one task. */
    public static final int MOST_FIELDS = 100;

    private TaskInput() {}

    /** 1 to {@value Input#LONGEST_TITLE} characters. */
    public static String title(@Nullable String text) {
        return Input.line(text, "/title", Input.LONGEST_TITLE);
    }

    /** Markdown; empty is none. */
    public static @Nullable String description(@Nullable String text) {
        return text == null || text.isEmpty() ? null : Input.text(text, "/description", Input.LONGEST_TEXT);
    }

    /** Each once. */
    public static List<UUID> assignees(@Nullable List<@Nullable UUID> people) {
        return Input.ids(people, "/assignees", MOST_ASSIGNEES);
    }

    /** Each once. */
    public static List<UUID> labels(@Nullable List<@Nullable UUID> labels) {
        return Input.ids(labels, "/labels", MOST_LABELS);
    }

    /** Values of a new task's custom fields; what has none is left out. */
    public static Map<String, String> fields(@Nullable Map<String, @Nullable String> fields) {
        Map<String, String> values = new TreeMap<>();
        if (fields != null) {
            fields.forEach((name, value) -> {
                if (value != null) {
                    values.put(fieldName(name), fieldValue(name, value));
                }
            });
        }
        return Input.atMost(values.keySet(), "/fields", MOST_FIELDS).isEmpty() ? Map.of() : values;
    }

    /** The name of a custom field. */
    public static String fieldName(String name) {
        return Input.name(name, fieldPointer(name));
    }

    /** The value of a custom field, which has one. */
    public static String fieldValue(String name, String value) {
        return Input.line(value, fieldPointer(name), Input.LONGEST_TEXT);
    }

    /** Where the value of a custom field stands in a body. */
    public static String fieldPointer(String name) {
        return "/fields/" + name.replace("~", "~0").replace("/", "~1");
    }
}
