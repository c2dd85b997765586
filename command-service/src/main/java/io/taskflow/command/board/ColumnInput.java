package io.taskflow.command.board;

import io.taskflow.command.http.Input;
import io.taskflow.events.board.WipPolicy;
import org.jspecify.annotations.Nullable;

/** Rules of what a column may be told. */
public final class ColumnInput {
    private ColumnInput() {}

    /** At least 1, or none. */
    public static @Nullable Integer wipLimit(@Nullable Integer limit, String pointer) {
        if (limit != null && limit < 1) {
            throw Input.invalid(pointer, "min", "is 1 or more");
        }
        return limit;
    }

    /** {@code WARN} unless told. */
    public static WipPolicy wipPolicy(@Nullable String text, String pointer) {
        return text == null ? WipPolicy.WARN : Input.choice(WipPolicy.class, text, pointer);
    }
}
