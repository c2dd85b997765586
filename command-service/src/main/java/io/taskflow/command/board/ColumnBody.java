package io.taskflow.command.board;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskflow.command.http.Input;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A column that a board shall have, as a body or a part of one. */
public record ColumnBody(
        @Schema(description = "a UUID of version 7; made by the server when absent") @Nullable
        UUID id,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                minLength = 1,
                maxLength = Input.LONGEST_NAME,
                example = "To do")
        @Nullable
        String name,

        @Schema(description = "how many open tasks it shall hold at most; any number when absent", minimum = "1")
        @Nullable
        Integer wipLimit,

        @Schema(
                description = "BLOCK lets no task in beyond the limit; WARN when absent",
                allowableValues = {"WARN", "BLOCK"})
        @Nullable
        String wipPolicy) {
    /**
     * The column, with an id of its own where none was chosen.
     *
     * @param pointer where it stands in the body
     */
    public NewColumn column(String pointer) {
        return new NewColumn(
                Input.id(id, pointer + "/id"),
                Input.name(name, pointer + "/name"),
                ColumnInput.wipLimit(wipLimit, pointer + "/wipLimit"),
                ColumnInput.wipPolicy(wipPolicy, pointer + "/wipPolicy"));
    }
}
