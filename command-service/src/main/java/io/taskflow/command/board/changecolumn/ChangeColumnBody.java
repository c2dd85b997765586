package io.taskflow.command.board.changecolumn;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskflow.command.board.ColumnInput;
import io.taskflow.command.http.Input;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The partial change of a column. */
record ChangeColumnBody(
        @Schema(type = "string", minLength = 1, maxLength = Input.LONGEST_NAME) @Nullable
        JsonNode name,

        @Schema(
                type = "integer",
                minimum = "1",
                description = "how many open tasks it shall hold at most; null for any number")
        @Nullable
        JsonNode wipLimit,

        @Schema(
                type = "string",
                description = "BLOCK lets no task in beyond the limit; null is WARN",
                allowableValues = {"WARN", "BLOCK"})
        @Nullable
        JsonNode wipPolicy) {
    ChangeColumn command(UUID by, UUID boardId, UUID columnId) {
        return new ChangeColumn(
                by,
                boardId,
                columnId,
                name == null ? null : Input.name(Input.string(name, "/name"), "/name"),
                wipLimit == null
                        ? null
                        : Optional.ofNullable(ColumnInput.wipLimit(Input.integer(wipLimit, "/wipLimit"), "/wipLimit")),
                wipPolicy == null ? null : ColumnInput.wipPolicy(Input.string(wipPolicy, "/wipPolicy"), "/wipPolicy"));
    }
}
