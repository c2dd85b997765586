package io.taskflow.command.task.addchecklistitem;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskflow.command.http.Input;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The body that adds an item. */
record AddChecklistItemBody(
        @Schema(description = "a UUID of version 7; made by the server when absent") @Nullable
        UUID id,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                minLength = 1,
                maxLength = Input.LONGEST_TITLE,
                example = "Ask for the screenshots")
        @Nullable
        String text) {
    AddChecklistItem command(UUID by, UUID taskId, UUID checklistId) {
        return new AddChecklistItem(
                by, taskId, checklistId, Input.id(id), Input.line(text, "/text", Input.LONGEST_TITLE));
    }
}
