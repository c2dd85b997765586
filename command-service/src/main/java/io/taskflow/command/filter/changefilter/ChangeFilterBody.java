package io.taskflow.command.filter.changefilter;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskflow.command.filter.FilterBody;
import io.taskflow.command.http.Input;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The body that changes a filter; what is absent stays. */
record ChangeFilterBody(
        @Schema(minLength = 1, maxLength = Input.LONGEST_NAME, example = "Printers") @Nullable
        String name,

        @Schema(description = "takes the old one's place as a whole") @Nullable
        FilterBody filter) {
    ChangeFilter command(UUID by, UUID filterId) {
        return new ChangeFilter(
                by,
                filterId,
                name == null ? null : Input.name(name, "/name"),
                filter == null ? null : FilterBody.filter(filter));
    }
}
