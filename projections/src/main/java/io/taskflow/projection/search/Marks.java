package io.taskflow.projection.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Words that nobody wrote, each with a sign before it that no written word begins with. They stand in the index beside the written ones, so that one look
 * into it tells what is of some boards, of some stretch of the log, or has some value in a field: without them a common word would be read from end to end.
 * Boards and stretches are hints, which may stand for others, too; who reads checks what they found.
 */
final class Marks {
    private static final String SEPARATOR = "\n";

    /** A stretch of the log holds two to the power of this many positions; each document is in one of each. */
    private static final List<Integer> STRETCHES = List.of(13, 17, 21);

    private static final int ID_DIGITS = 8;
    private static final int LONGEST = 250;

    private Marks() {}

    /** The marks of a document, as they are stored. */
    static String of(
            UUID workspace, UUID board, long position, @Nullable String externalId, Map<String, String> fields) {
        List<String> marks = new ArrayList<>();
        marks.add("@" + hint(workspace));
        marks.add("#" + hint(board));
        STRETCHES.forEach(bits -> marks.add("^" + bits + "/" + (position >> bits)));
        if (externalId != null) {
            marks.add(written("~" + externalId));
        }
        fields.forEach((name, value) -> marks.add(written("=" + name + "=" + value)));
        return String.join(SEPARATOR, marks);
    }

    /** The end of an id, which is random. */
    private static String hint(UUID id) {
        String text = id.toString();
        return text.substring(text.length() - ID_DIGITS);
    }

    private static String written(String text) {
        String one = text.toLowerCase(Locale.ROOT).replace(SEPARATOR, " ");
        return one.substring(0, Math.min(one.length(), LONGEST));
    }
}
