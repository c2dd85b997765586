package io.taskflow.command.filter;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskflow.command.http.Input;
import io.taskflow.events.filter.Filter;
import io.taskflow.support.http.Instants;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The parameters of a list, as they are sent. */
@Schema(example = "{\"list\": \"SEARCH\", \"q\": \"printer\", \"type\": \"task\"}")
public record FilterBody(
        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                allowableValues = {"SEARCH", "TASKS"},
                description = "SEARCH of GET /search, TASKS of GET /me/tasks")
        @Nullable
        String list,

        @Schema(description = "SEARCH only, and required there", maxLength = 500) @Nullable
        String q,

        @Nullable UUID workspace,
        @Nullable UUID board,
        @Schema(description = "SEARCH only") @Nullable UUID assignee,
        @Schema(description = "SEARCH only") @Nullable UUID label,

        @Schema(
                allowableValues = {"task", "comment"},
                description = "SEARCH only")
        @Nullable
        String type,

        @Schema(description = "TASKS only") @Nullable Boolean archived,

        @Schema(description = "TASKS only: an instant", format = "date-time") @Nullable
        String due) {
    private static final int LONGEST = 500;

    /** The filter, once each parameter is one that its list takes. */
    public static Filter filter(@Nullable FilterBody body) {
        FilterBody filter = Input.required(body, "/filter");
        Filter.List list = Input.choice(Filter.List.class, Input.required(filter.list, "/filter/list"), "/filter/list");
        return switch (list) {
            case SEARCH -> filter.search();
            case TASKS -> filter.tasks();
        };
    }

    private Filter search() {
        none("/filter/archived", archived);
        none("/filter/due", due);
        if (type != null && !type.equals("task") && !type.equals("comment")) {
            throw Input.invalid("/filter/type", "one-of", "must be task or comment");
        }
        String words = Input.line(q, "/filter/q", LONGEST);
        return new Filter(Filter.List.SEARCH, words, workspace, board, assignee, label, type, null, null);
    }

    private Filter tasks() {
        none("/filter/q", q);
        none("/filter/type", type);
        none("/filter/assignee", assignee);
        none("/filter/label", label);
        Instant by = due == null ? null : Instants.parse(due, "/filter/due");
        return new Filter(Filter.List.TASKS, null, workspace, board, null, null, null, archived, by);
    }

    private void none(String pointer, @Nullable Object value) {
        if (value != null) {
            throw Input.invalid(pointer, "of-the-list", "is no parameter of " + list);
        }
    }
}
