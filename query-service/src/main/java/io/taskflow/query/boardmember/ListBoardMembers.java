package io.taskflow.query.boardmember;

import io.taskflow.query.moment.Asked;
import io.taskflow.query.paging.PageRequest;
import java.util.UUID;

/** Lists who was added to a board at a moment, in the order they came. */
record ListBoardMembers(UUID board, Asked asked, PageRequest page) {
    /** What is listed, for cursors to be bound to. */
    static String list(UUID board) {
        return "/boards/" + board + "/members";
    }
}
