package io.taskflow.command.task.movetask;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskflow.command.http.Input;
import io.taskflow.command.http.PlaceFields;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The body that moves a task. */
record MoveTaskBody(
        @Schema(description = "another board of the workspace; its own unless told") @Nullable
        UUID boardId,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        UUID columnId,

        @Schema(description = "the task it shall stand before") @Nullable
        UUID before,

        @Schema(description = "the task it shall stand after") @Nullable
        UUID after) {
    MoveTask command(UUID by, UUID taskId) {
        return new MoveTask(
                by, taskId, boardId, Input.required(columnId, "/columnId"), PlaceFields.place(before, after));
    }
}
