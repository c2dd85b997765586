package io.taskflow.command.task.changetask;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskflow.command.http.Input;
import io.taskflow.command.task.TaskInput;
import io.taskflow.events.task.Priority;
import io.taskflow.support.http.Instants;
import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The partial change of a task; JSON nodes tell what is absent (Java's null) from what is null. */
record ChangeTaskBody(
        @Schema(type = "string", minLength = 1, maxLength = Input.LONGEST_TITLE) @Nullable
        JsonNode title,

        @Schema(type = "string", description = "Markdown; null clears", maxLength = Input.LONGEST_TEXT) @Nullable
        JsonNode description,

        @Schema(
                type = "string",
                description = "null clears",
                allowableValues = {"URGENT", "HIGH", "MEDIUM", "LOW"})
        @Nullable
        JsonNode priority,

        @Schema(type = "string", format = "date-time", description = "null clears") @Nullable
        JsonNode startAt,

        @Schema(type = "string", format = "date-time", description = "null clears") @Nullable
        JsonNode dueAt,

        @Schema(type = "boolean", description = "whether what it is due for is done; null is false") @Nullable
        JsonNode dueDone,

        @Schema(
                implementation = Fields.class,
                description =
                        "merges by name; null clears a field. A board that has had custom fields takes their names alone, "
                                + "each with a value of its type; any other takes any name")
        @Nullable
        JsonNode fields,

        @Schema(hidden = true) @Nullable JsonNode assignees,
        @Schema(hidden = true) @Nullable JsonNode labels,
        @Schema(hidden = true) @Nullable JsonNode checklists) {
    /** How {@code fields} is described. */
    private interface Fields extends Map<String, @Nullable String> {}

    ChangeTask command(UUID by, UUID taskId) {
        notHere(assignees, "assignees");
        notHere(labels, "labels");
        notHere(checklists, "checklists");
        return new ChangeTask(
                by,
                taskId,
                title == null ? null : TaskInput.title(Input.string(title, "/title")),
                change(description, "/description", TaskInput::description),
                change(priority, "/priority", text -> Input.choice(Priority.class, text, "/priority")),
                change(startAt, "/startAt", text -> Instants.parse(text, "/startAt")),
                change(dueAt, "/dueAt", text -> Instants.parse(text, "/dueAt")),
                dueDone == null ? new Change.Stay<>() : new Change.Set<>(Input.bool(dueDone, "/dueDone")),
                fieldChanges());
    }

    private static void notHere(@Nullable JsonNode value, String name) {
        if (value != null) {
            throw ProblemException.ofField(
                    ProblemType.USE_PUT_DELETE, "/" + name, "use-put-delete", name + " change one by one");
        }
    }

    private static <T> Change<T> change(@Nullable JsonNode value, String pointer, Function<String, @Nullable T> read) {
        if (value == null) {
            return new Change.Stay<>();
        }
        String text = Input.string(value, pointer);
        return new Change.Set<>(text == null ? null : read.apply(text));
    }

    private Map<String, @Nullable String> fieldChanges() {
        Map<String, @Nullable String> changes = new TreeMap<>();
        if (fields == null) {
            return changes;
        }
        if (!fields.isObject()) {
            throw Input.wrongKind("/fields", "must be an object of texts and nulls");
        }
        Input.atMost(fields.propertyNames(), "/fields", 2 * TaskInput.MOST_FIELDS);
        fields.forEachEntry((name, value) -> {
            String text = Input.string(value, TaskInput.fieldPointer(name));
            changes.put(TaskInput.fieldName(name), text == null ? null : TaskInput.fieldValue(name, text));
        });
        return changes;
    }
}
