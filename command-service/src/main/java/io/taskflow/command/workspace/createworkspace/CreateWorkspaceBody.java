package io.taskflow.command.workspace.createworkspace;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskflow.command.http.Input;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The body that creates a workspace. */
record CreateWorkspaceBody(
        @Schema(description = "a UUID of version 7; made by the server when absent") @Nullable
        UUID id,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                minLength = 1,
                maxLength = Input.LONGEST_NAME,
                example = "Team")
        @Nullable
        String name,

        @Schema(description = "an IANA time zone; UTC when absent", example = "Europe/Berlin") @Nullable
        String timeZone,

        @Schema(
                description =
                        "the language that texts are looked for in, as a BCP 47 tag or by its English name; English when"
                                + " absent",
                example = "de-CH")
        @Nullable
        String language) {
    CreateWorkspace command(UUID by) {
        return new CreateWorkspace(
                by, Input.id(id), Input.name(name, "/name"), Input.timeZone(timeZone), Input.language(language));
    }
}
