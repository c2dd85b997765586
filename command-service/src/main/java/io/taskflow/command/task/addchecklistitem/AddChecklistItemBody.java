package io.taskflow.command.task.addchecklistitem;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskflow.command.http.Input;
import io.taskflow.events.id.UuidV7;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The body that adds an item. */
record AddChecklistItemBody(
        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                minLength = 1,
                maxLength = Input.LONGEST_TITLE,
                example = "Ask for the screenshots")
        @Nullable
        String text) {
    AddChecklistItem command(UUID by, UUID taskId, UUID checklistId) {
        return new AddChecklistItem(
                by, taskId, checklistId, UuidV7.next(), Input.line(text, "/text", Input.LONGEST_TITLE));
    }
}
