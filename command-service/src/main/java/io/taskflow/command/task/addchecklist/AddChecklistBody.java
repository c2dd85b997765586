package io.taskflow.command.task.addchecklist;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskflow.command.http.Input;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The body that adds a checklist. */
record AddChecklistBody(
        @Schema(description = "a UUID of version 7; made by the server when absent") @Nullable
        UUID id,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                minLength = 1,
                maxLength = Input.LONGEST_NAME,
                example = "Before the release")
        @Nullable
        String name) {
    AddChecklist command(UUID by, UUID taskId) {
        return new AddChecklist(by, taskId, Input.id(id), Input.name(name, "/name"));
    }
}
