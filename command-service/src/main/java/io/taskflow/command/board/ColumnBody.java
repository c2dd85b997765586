package io.taskflow.command.board;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskflow.command.http.Input;
import io.taskflow.events.id.UuidV7;
import org.jspecify.annotations.Nullable;

/** A column that a board shall have, as a body or a part of one. */
public record ColumnBody(
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
     * The column, with an id of its own.
     *
     * @param pointer where it stands in the body
     */
    public NewColumn column(String pointer) {
        return new NewColumn(
                UuidV7.next(),
                Input.name(name, pointer + "/name"),
                ColumnInput.wipLimit(wipLimit, pointer + "/wipLimit"),
                ColumnInput.wipPolicy(wipPolicy, pointer + "/wipPolicy"));
    }
}
