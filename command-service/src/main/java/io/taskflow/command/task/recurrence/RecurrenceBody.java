package io.taskflow.command.task.recurrence;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskflow.command.http.Input;
import io.taskflow.events.task.Recurrence;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The body that lets a task come again. */
@Schema(
        example =
                "{\"every\": 2, \"unit\": \"WEEK\", \"weekdays\": [\"MONDAY\", \"THURSDAY\"], \"timeZone\": \"Europe/Berlin\"}")
record RecurrenceBody(
        @Schema(description = "so many units lie between two; 1 when absent", minimum = "1", maximum = "1000") @Nullable
        Integer every,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                description = "a day that a month does not have is its last; weeks begin on Monday",
                allowableValues = {"DAY", "WEEK", "MONTH", "YEAR"})
        @Nullable
        String unit,

        @Schema(
                description = "of a WEEK: the days on which it comes; the weekday of the due date when absent",
                example = "[\"MONDAY\", \"THURSDAY\"]")
        @Nullable
        List<@Nullable String> weekdays,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                description = "the IANA time zone in which the time of day stays the same",
                example = "Europe/Berlin")
        @Nullable
        String timeZone) {
    private static final int MOST = 1_000;

    SetRecurrence command(UUID by, UUID taskId) {
        Recurrence.Unit read = Input.choice(Recurrence.Unit.class, Input.required(unit, "/unit"), "/unit");
        return new SetRecurrence(
                by, taskId, count(), read, days(read), Input.timeZone(Input.required(timeZone, "/timeZone")));
    }

    private int count() {
        if (every == null) {
            return 1;
        }
        if (every < 1 || every > MOST) {
            throw Input.invalid("/every", "range", "is from 1 to " + MOST);
        }
        return every;
    }

    private List<DayOfWeek> days(Recurrence.Unit of) {
        if (weekdays == null || weekdays.isEmpty()) {
            return List.of();
        }
        if (of != Recurrence.Unit.WEEK) {
            throw Input.invalid("/weekdays", "week-only", "are for the unit WEEK");
        }
        Input.atMost(weekdays, "/weekdays", DayOfWeek.values().length);
        List<DayOfWeek> days = new ArrayList<>();
        for (int i = 0; i < weekdays.size(); i++) {
            String pointer = "/weekdays/" + i;
            days.add(Input.choice(DayOfWeek.class, Input.required(weekdays.get(i), pointer), pointer));
        }
        return days;
    }
}
