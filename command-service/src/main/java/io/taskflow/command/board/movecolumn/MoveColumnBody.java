package io.taskflow.command.board.movecolumn;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskflow.command.http.PlaceFields;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The body that moves a column. */
record MoveColumnBody(
        @Schema(description = "the column it shall stand before") @Nullable
        UUID before,

        @Schema(description = "the column it shall stand after") @Nullable
        UUID after) {
    MoveColumn command(UUID by, UUID boardId, UUID columnId) {
        return new MoveColumn(by, boardId, columnId, PlaceFields.place(before, after));
    }
}
