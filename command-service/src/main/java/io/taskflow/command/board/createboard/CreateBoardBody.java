package io.taskflow.command.board.createboard;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskflow.command.board.BoardState;
import io.taskflow.command.board.ColumnBody;
import io.taskflow.command.board.NewColumn;
import io.taskflow.command.http.Input;
import io.taskflow.events.board.BoardVisibility;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The body that creates a board. */
record CreateBoardBody(
        @Schema(description = "a UUID of version 7; made by the server when absent") @Nullable
        UUID id,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                minLength = 1,
                maxLength = Input.LONGEST_NAME,
                example = "Release")
        @Nullable
        String name,

        @Schema(description = "short prefix for people", example = "OPS") @Nullable
        String key,

        @Schema(description = "the id in the system it came from; unique in its workspace", maxLength = 255) @Nullable
        String externalId,

        @Schema(
                description = "WORKSPACE when absent; a private board is seen by those who are added to it, and owners",
                allowableValues = {"WORKSPACE", "PRIVATE"})
        @Nullable
        String visibility,

        @Schema(description = "in their order; those of the template when absent") @Nullable
        List<@Nullable ColumnBody> columns,

        @Schema(description = "a board that you see: columns with their limits, labels and custom fields are as there")
        @Nullable
        UUID template) {
    CreateBoard command(UUID by, UUID workspaceId) {
        return new CreateBoard(
                by,
                workspaceId,
                Input.id(id),
                Input.name(name, "/name"),
                Input.key(key),
                Input.externalId(externalId),
                visibility == null
                        ? BoardVisibility.WORKSPACE
                        : Input.choice(BoardVisibility.class, visibility, "/visibility"),
                columns == null ? null : columns(columns),
                template);
    }

    private static List<NewColumn> columns(List<@Nullable ColumnBody> bodies) {
        Input.atMost(bodies, "/columns", BoardState.MOST_COLUMNS);
        List<NewColumn> columns = new ArrayList<>();
        for (int i = 0; i < bodies.size(); i++) {
            String pointer = "/columns/" + i;
            columns.add(Input.required(bodies.get(i), pointer).column(pointer));
        }
        return columns;
    }
}
