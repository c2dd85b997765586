package io.taskflow.command.board.changefield;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.taskflow.command.board.FieldInput;
import io.taskflow.command.http.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The partial change of a custom field. */
record ChangeFieldBody(
        @Schema(
                type = "string",
                description = "no other field of the board has it, in whatever case",
                minLength = 1,
                maxLength = Input.LONGEST_NAME)
        @Nullable
        JsonNode name,

        @ArraySchema(
                schema = @Schema(implementation = String.class),
                arraySchema = @Schema(description = "all options of a CHOICE, 1 to 100, each once; in their order"))
        @Nullable
        JsonNode options) {
    ChangeField command(UUID by, UUID boardId, UUID fieldId) {
        return new ChangeField(
                by,
                boardId,
                fieldId,
                name == null ? null : Input.name(Input.string(name, "/name"), "/name"),
                options == null ? null : FieldInput.options(texts(Input.array(options, "/options"))));
    }

    private static List<@Nullable String> texts(List<JsonNode> values) {
        List<@Nullable String> texts = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            texts.add(Input.string(values.get(i), "/options/" + i));
        }
        return texts;
    }
}
