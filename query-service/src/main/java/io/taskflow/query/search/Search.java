package io.taskflow.query.search;

import io.taskflow.query.moment.Asked;
import io.taskflow.query.paging.PageRequest;
import java.util.Optional;
import java.util.UUID;

/** Looks for words in what tasks and comments say, best first. */
record Search(Words words, Filter filter, Asked asked, PageRequest page) {
    /**
     * Where, and of which tasks.
     *
     * @param assignee of the task, or of the one that a comment is on
     * @param label the same
     */
    record Filter(
            Optional<UUID> workspace,
            Optional<UUID> board,
            Optional<UUID> assignee,
            Optional<UUID> label,
            Optional<Kind> type) {
        boolean takes(Kind kind) {
            return type.isEmpty() || type.get() == kind;
        }
    }

    /** What is found, under the names that the API uses. */
    enum Kind {
        task,
        comment
    }

    /** What is listed, for cursors to be bound to. */
    static String list(Words words, Filter filter) {
        return "/search?" + words + filter;
    }
}
