package io.taskflow.command.filter.savefilter;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskflow.command.filter.FilterBody;
import io.taskflow.command.http.Input;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The body that keeps a filter. */
record SaveFilterBody(
        @Schema(description = "a UUID of version 7; made by the server when absent") @Nullable
        UUID id,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                description = "unique among your filters, whatever its case",
                minLength = 1,
                maxLength = Input.LONGEST_NAME,
                example = "Printers")
        @Nullable
        String name,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        FilterBody filter) {
    SaveFilter command(UUID by) {
        return new SaveFilter(by, Input.id(id), Input.name(name, "/name"), FilterBody.filter(filter));
    }
}
