package io.taskflow.command.board.changelabel;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskflow.command.http.Input;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The partial change of a label. */
record ChangeLabelBody(
        @Schema(type = "string", minLength = 1, maxLength = Input.LONGEST_NAME) @Nullable
        JsonNode name,

        @Schema(type = "string", description = "a word such as green, or red, green and blue", example = "#d04437")
        @Nullable
        JsonNode color) {
    ChangeLabel command(UUID by, UUID boardId, UUID labelId) {
        return new ChangeLabel(
                by,
                boardId,
                labelId,
                name == null ? null : Input.name(Input.string(name, "/name"), "/name"),
                color == null ? null : Input.color(Input.string(color, "/color")));
    }
}
