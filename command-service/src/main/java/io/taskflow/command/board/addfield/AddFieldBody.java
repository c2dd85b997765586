package io.taskflow.command.board.addfield;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskflow.command.board.FieldInput;
import io.taskflow.command.http.Input;
import io.taskflow.events.board.FieldType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The body that adds a custom field. */
@Schema(example = "{\"name\": \"Team\", \"type\": \"CHOICE\", \"options\": [\"Web\", \"Mobile\"]}")
record AddFieldBody(
        @Schema(description = "a UUID of version 7; made by the server when absent") @Nullable
        UUID id,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                description = "no other field of the board has it, in whatever case",
                minLength = 1,
                maxLength = Input.LONGEST_NAME,
                example = "Team")
        @Nullable
        String name,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                description =
                        "NUMBER takes digits, such as -12.5; DATE a day, such as 2026-05-01; CHOICE one of the options; "
                                + "USER the id of somebody who sees the board, or of a placeholder. It stays for good",
                allowableValues = {"TEXT", "NUMBER", "DATE", "CHOICE", "USER"})
        @Nullable
        String type,

        @Schema(description = "of a CHOICE, which has 1 to 100 of them, each once; in their order") @Nullable
        List<@Nullable String> options) {
    AddField command(UUID by, UUID boardId) {
        FieldType read = Input.choice(FieldType.class, Input.required(type, "/type"), "/type");
        return new AddField(
                by, boardId, Input.id(id), Input.name(name, "/name"), read, FieldInput.options(read, options));
    }
}
