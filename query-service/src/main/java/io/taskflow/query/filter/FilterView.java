package io.taskflow.query.filter;

import io.taskflow.events.filter.Filter;
import java.util.UUID;

/**
 * A filter that someone keeps.
 *
 * @param filter the parameters of the list that it names
 */
record FilterView(UUID id, String name, Filter filter) {}
