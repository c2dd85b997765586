package io.taskflow.command.workspace.changeworkspace;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskflow.command.http.Input;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The partial change of a workspace; JSON nodes tell what is absent (Java's null) from what is null. */
record ChangeWorkspaceBody(
        @Schema(type = "string", minLength = 1, maxLength = Input.LONGEST_NAME) @Nullable
        JsonNode name,

        @Schema(type = "string", description = "an IANA time zone; null for UTC", example = "Europe/Berlin") @Nullable
        JsonNode timeZone,

        @Schema(
                type = "string",
                description =
                        "the language that texts are looked for in, as a BCP 47 tag or by its English name; null for"
                                + " English",
                example = "de-CH")
        @Nullable
        JsonNode language) {
    ChangeWorkspace command(UUID by, UUID workspaceId) {
        return new ChangeWorkspace(
                by,
                workspaceId,
                name == null ? null : Input.name(Input.string(name, "/name"), "/name"),
                timeZone == null ? null : Input.timeZone(Input.string(timeZone, "/timeZone")),
                language == null ? null : Optional.ofNullable(Input.language(Input.string(language, "/language"))));
    }
}
