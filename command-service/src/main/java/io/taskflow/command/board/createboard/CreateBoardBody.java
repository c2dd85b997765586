package io.taskflow.command.board.createboard;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskflow.command.board.BoardState;
import io.taskflow.command.board.ColumnInput;
import io.taskflow.command.http.Input;
import io.taskflow.events.id.UuidV7;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The body that creates a board. */
record CreateBoardBody(
        @Schema(description = "a UUID of version 7; made by the server when absent") @Nullable
        UUID id,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1, maxLength = Input.LONGEST_NAME) @Nullable
        String name,

        @Schema(description = "short prefix for people", example = "OPS") @Nullable
        String key,

        @Schema(description = "the id in the system it came from; unique in its workspace", maxLength = 255) @Nullable
        String externalId,

        @Schema(description = "in their order") @Nullable List<@Nullable ColumnBody> columns) {
    /** A column it begins with. */
    record ColumnBody(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1, maxLength = Input.LONGEST_NAME)
            @Nullable
            String name,

            @Schema(description = "how many open tasks it shall hold at most; any number when absent", minimum = "1")
            @Nullable
            Integer wipLimit,

            @Schema(
                    description = "BLOCK lets no task in beyond the limit; WARN when absent",
                    allowableValues = {"WARN", "BLOCK"})
            @Nullable
            String wipPolicy) {}

    CreateBoard command(UUID by, UUID workspaceId) {
        return new CreateBoard(
                by,
                workspaceId,
                Input.id(id),
                Input.name(name, "/name"),
                Input.key(key),
                Input.externalId(externalId),
                columns == null ? List.of() : columns(columns));
    }

    private static List<CreateBoard.Column> columns(List<@Nullable ColumnBody> bodies) {
        Input.atMost(bodies, "/columns", BoardState.MOST_COLUMNS);
        List<CreateBoard.Column> columns = new ArrayList<>();
        for (int i = 0; i < bodies.size(); i++) {
            ColumnBody body = Input.required(bodies.get(i), "/columns/" + i);
            String pointer = "/columns/" + i;
            columns.add(new CreateBoard.Column(
                    UuidV7.next(),
                    Input.name(body.name(), pointer + "/name"),
                    ColumnInput.wipLimit(body.wipLimit(), pointer + "/wipLimit"),
                    ColumnInput.wipPolicy(body.wipPolicy(), pointer + "/wipPolicy")));
        }
        return columns;
    }
}
