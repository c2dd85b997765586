package io.taskflow.query.search;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskflow.query.people.Person;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was found, best first.
 *
 * @param facets of what was ranked, which is more than this page
 * @param nextCursor where the next page begins, null on the last one
 */
record SearchPage(List<Hit> items, Facets facets, @Nullable String nextCursor) {
    /**
     * A task or a comment.
     *
     * @param id of the task or of the comment
     * @param taskId the task, or the one that the comment is on
     * @param title of that task
     * @param text what of its description or of the comment tells why it was found; empty for none
     * @param archived whether the task is, its column or its board
     * @param author of the comment, or who created the task; null when the system did
     */
    record Hit(
            Search.Kind type,
            UUID id,
            UUID taskId,
            UUID boardId,
            @Nullable String key,
            int number,
            @Nullable String externalId,

            @Schema(description = "the pieces of the title, in order; plain text, never markup")
            List<Piece> title,

            @Schema(
                    description = "pieces of the description or comment, in order, a cut shown as \" … \"; plain text,"
                            + " never markup")
            List<Piece> text,

            boolean archived,
            @Nullable Person author,
            Instant createdAt) {}

    /**
     * A piece of a text.
     *
     * @param match whether it is one of the words looked for
     */
    record Piece(String text, boolean match) {}

    /** How many of what was ranked are on which board, whose, and labelled with what; most first. */
    record Facets(List<BoardCount> boards, List<PersonCount> assignees, List<LabelCount> labels) {}

    record BoardCount(UUID id, String name, int count) {}

    record PersonCount(UUID id, String name, int count) {}

    record LabelCount(UUID id, UUID boardId, String name, String color, int count) {}
}
