package io.taskflow.command.task.changechecklistitem;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskflow.command.http.Input;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The partial change of an item. */
record ChangeChecklistItemBody(
        @Schema(type = "string", minLength = 1, maxLength = Input.LONGEST_TITLE) @Nullable
        JsonNode text,

        @Schema(type = "boolean", description = "null is false") @Nullable
        JsonNode done) {
    ChangeChecklistItem command(UUID by, UUID taskId, UUID checklistId, UUID itemId) {
        return new ChangeChecklistItem(
                by,
                taskId,
                checklistId,
                itemId,
                text == null ? null : Input.line(Input.string(text, "/text"), "/text", Input.LONGEST_TITLE),
                done == null ? null : Boolean.TRUE.equals(Input.bool(done, "/done")));
    }
}
