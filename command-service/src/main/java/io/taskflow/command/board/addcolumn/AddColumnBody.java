package io.taskflow.command.board.addcolumn;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskflow.command.http.Input;
import io.taskflow.events.id.UuidV7;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The body that adds a column. */
record AddColumnBody(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1, maxLength = Input.LONGEST_NAME) @Nullable
        String name) {
    AddColumn command(UUID by, UUID boardId) {
        return new AddColumn(by, boardId, UuidV7.next(), Input.name(name, "/name"));
    }
}
