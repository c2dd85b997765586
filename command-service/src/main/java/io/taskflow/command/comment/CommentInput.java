package io.taskflow.command.comment;

import io.taskflow.command.http.Input;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rules of what a comment may be told. */
public final class CommentInput {
    /** Most people one comment speaks to. */
    public static final int MOST_MENTIONS = 100;

    private CommentInput() {}

    /** Markdown of 1 to {@value Input#LONGEST_TEXT} characters. */
    public static String text(@Nullable String text) {
        return Input.line(text, "/text", Input.LONGEST_TEXT);
    }

    /** Each once. */
    public static List<UUID> mentions(@Nullable List<@Nullable UUID> people) {
        return Input.ids(people, "/mentions", MOST_MENTIONS);
    }
}
