package io.taskflow.command.importing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one row changes about one task; null is "stays", an empty text is "none".
 *
 * @param atMicros when, in microseconds since 1970
 * @param row number of the record it comes from; ties in time are in this order
 * @param beganMicros when the task began
 * @param version events of the task before this change; 0 creates it
 * @param title of a created task, null otherwise
 * @param fromColumn the column it leaves, null when created or not moved
 * @param toColumn the column it enters, null when not moved
 * @param fromAssignee who had it, where that changes
 * @param fields values in the order of the mapping's fields
 */
record Change(
        long atMicros,
        long row,
        String board,
        String boardName,
        String task,
        long beganMicros,
        long version,
        @Nullable String title,
        @Nullable String fromColumn,
        @Nullable String toColumn,
        @Nullable String fromAssignee,
        @Nullable String toAssignee,
        String actor,
        @Nullable String priority,
        List<@Nullable String> fields) {

    private static final int BYTES_LIKE_AN_EVENT = 8192;

    boolean creates() {
        return version == 0;
    }

    boolean changesFields() {
        for (String value : fields) {
            if (value != null) {
                return true;
            }
        }
        return false;
    }

    /** How many events of the task it makes. */
    int events() {
        if (creates()) {
            return 1;
        }
        int events = toColumn == null ? 0 : 1;
        events += isSome(fromAssignee) ? 1 : 0;
        events += isSome(toAssignee) ? 1 : 0;
        events += priority == null ? 0 : 1;
        return events + (changesFields() ? 1 : 0);
    }

    /** Weight in an append: its events, and more for long texts. */
    int cost() {
        int characters = 0;
        for (String value : fields) {
            characters += value == null ? 0 : value.length();
        }
        return events() + characters / BYTES_LIKE_AN_EVENT;
    }

    static boolean isSome(@Nullable String text) {
        return text != null && !text.isEmpty();
    }
}
