package io.taskflow.command.http;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The partial change of what has a name and nothing else to change. */
public record NameBody(
        @Schema(type = "string", minLength = 1, maxLength = Input.LONGEST_NAME) @Nullable
        JsonNode name) {
    /** The new name; null when it stays. */
    public @Nullable String newName() {
        return name == null ? null : Input.name(Input.string(name, "/name"), "/name");
    }
}
