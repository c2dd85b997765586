package io.taskflow.command.board.changeboard;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskflow.command.http.Input;
import io.taskflow.events.board.BoardVisibility;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The partial change of a board; JSON nodes tell what is absent (Java's null) from what is null. */
record ChangeBoardBody(
        @Schema(type = "string", minLength = 1, maxLength = Input.LONGEST_NAME) @Nullable
        JsonNode name,

        @Schema(
                type = "string",
                allowableValues = {"WORKSPACE", "PRIVATE"})
        @Nullable
        JsonNode visibility) {
    ChangeBoard command(UUID by, UUID boardId) {
        return new ChangeBoard(
                by,
                boardId,
                name == null ? null : Input.name(Input.string(name, "/name"), "/name"),
                visibility == null
                        ? null
                        : Input.choice(
                                BoardVisibility.class,
                                Input.required(Input.string(visibility, "/visibility"), "/visibility"),
                                "/visibility"));
    }
}
