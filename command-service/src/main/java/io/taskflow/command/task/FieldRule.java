package io.taskflow.command.task;

import io.taskflow.command.board.BoardFields;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a value of a custom field must be, as its type has it. */
record FieldRule(String rule, String message) {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    /** The rule that a value breaks; null for none. */
    static @Nullable FieldRule broken(BoardFields.Field field, String value) {
        return switch (field.type()) {
            case TEXT -> null;
            case NUMBER ->
                NUMBER.matcher(value).matches() ? null : new FieldRule("number", "must be a number, such as -12.5");
            case DATE -> isDay(value) ? null : new FieldRule("date", "must be a day, such as 2026-05-01");
            case CHOICE ->
                field.options().contains(value) ? null : new FieldRule("choice", "must be one of " + field.options());
            case USER -> isId(value) ? null : new FieldRule("uuid", "must be the id of a person");
        };
    }

    private static boolean isDay(String value) {
        if (!DAY.matcher(value).matches()) {
            return false;
        }
        try {
            LocalDate.parse(value);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isId(String value) {
        try {
            return UUID.fromString(value).toString().equals(value);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
