package io.taskflow.projection.taskboard;

import io.taskflow.events.task.Recurrence;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Recurrences as they are stored. */
final class Recurrences {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private Recurrences() {}

    static @Nullable String json(@Nullable Recurrence recurrence) {
        return recurrence == null ? null : JSON.writeValueAsString(recurrence);
    }
}
