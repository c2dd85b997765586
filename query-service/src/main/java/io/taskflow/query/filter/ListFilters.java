package io.taskflow.query.filter;

import io.taskflow.query.moment.Asked;
import io.taskflow.query.paging.PageRequest;

/** Lists the filters that someone keeps, by name. */
record ListFilters(Asked asked, PageRequest page) {
    /** What is listed, for cursors to be bound to. */
    static final String LIST = "/me/filters";
}
