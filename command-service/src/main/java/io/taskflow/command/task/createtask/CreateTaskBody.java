package io.taskflow.command.task.createtask;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskflow.command.http.Input;
import io.taskflow.command.http.PlaceFields;
import io.taskflow.command.task.TaskInput;
import io.taskflow.events.task.Priority;
import io.taskflow.support.http.Instants;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The body that creates a task. */
record CreateTaskBody(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        UUID columnId,

        @Schema(description = "a UUID of version 7; made by the server when absent") @Nullable
        UUID id,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                minLength = 1,
                maxLength = Input.LONGEST_TITLE,
                example = "Write the release notes")
        @Nullable
        String title,

        @Schema(description = "Markdown", maxLength = Input.LONGEST_TEXT) @Nullable
        String description,

        @Schema(description = "members or placeholders of the workspace") @Nullable
        List<@Nullable UUID> assignees,

        @Schema(description = "labels of the board") @Nullable
        List<@Nullable UUID> labels,

        @Schema(allowableValues = {"URGENT", "HIGH", "MEDIUM", "LOW"}) @Nullable
        String priority,

        @Schema(format = "date-time") @Nullable String startAt,

        @Schema(format = "date-time") @Nullable String dueAt,

        @Schema(
                description =
                        "values of custom fields by name. A board that has had custom fields takes their names alone, "
                                + "each with a value of its type; any other takes any name")
        @Nullable
        Map<String, @Nullable String> fields,

        @Schema(description = "the id in the system it came from; unique on its board", maxLength = 255) @Nullable
        String externalId,

        @Schema(description = "the task it shall stand before") @Nullable
        UUID before,

        @Schema(description = "the task it shall stand after") @Nullable
        UUID after) {
    CreateTask command(UUID by, UUID boardId) {
        return new CreateTask(
                by,
                Input.id(id),
                boardId,
                Input.required(columnId, "/columnId"),
                PlaceFields.place(before, after),
                TaskInput.title(title),
                TaskInput.description(description),
                TaskInput.assignees(assignees),
                TaskInput.labels(labels),
                priority == null ? null : Input.choice(Priority.class, priority, "/priority"),
                startAt == null ? null : Instants.parse(startAt, "/startAt"),
                dueAt == null ? null : Instants.parse(dueAt, "/dueAt"),
                TaskInput.fields(fields),
                Input.externalId(externalId));
    }
}
