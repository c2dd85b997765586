package io.taskflow.command.board.addcolumn;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskflow.command.board.ColumnInput;
import io.taskflow.command.http.Input;
import io.taskflow.events.id.UuidV7;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The body that adds a column. */
record AddColumnBody(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1, maxLength = Input.LONGEST_NAME) @Nullable
        String name,

        @Schema(description = "how many open tasks it shall hold at most; any number when absent", minimum = "1")
        @Nullable
        Integer wipLimit,

        @Schema(
                description = "BLOCK lets no task in beyond the limit; WARN when absent",
                allowableValues = {"WARN", "BLOCK"})
        @Nullable
        String wipPolicy) {
    AddColumn command(UUID by, UUID boardId) {
        return new AddColumn(
                by,
                boardId,
                UuidV7.next(),
                Input.name(name, "/name"),
                ColumnInput.wipLimit(wipLimit, "/wipLimit"),
                ColumnInput.wipPolicy(wipPolicy, "/wipPolicy"));
    }
}
