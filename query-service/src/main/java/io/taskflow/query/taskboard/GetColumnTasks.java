package io.taskflow.query.taskboard;

import io.taskflow.query.moment.Asked;
import io.taskflow.query.paging.PageRequest;
import java.util.UUID;

/** Shows a column page by page. */
record GetColumnTasks(UUID board, UUID column, Asked asked, PageRequest page) {}
