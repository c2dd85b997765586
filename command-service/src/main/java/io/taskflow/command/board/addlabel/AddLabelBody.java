package io.taskflow.command.board.addlabel;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskflow.command.http.Input;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The body that adds a label. */
record AddLabelBody(
        @Schema(description = "a UUID of version 7; made by the server when absent") @Nullable
        UUID id,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                minLength = 1,
                maxLength = Input.LONGEST_NAME,
                example = "Customer")
        @Nullable
        String name,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                description = "a word such as green, or red, green and blue",
                example = "#d04437")
        @Nullable
        String color) {
    AddLabel command(UUID by, UUID boardId) {
        return new AddLabel(by, boardId, Input.id(id), Input.name(name, "/name"), Input.color(color));
    }
}
