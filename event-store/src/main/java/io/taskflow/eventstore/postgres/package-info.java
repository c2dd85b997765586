/** The log's tables, its one writer at a time, and its readers, on PostgreSQL. */
@NullMarked
package io.taskflow.eventstore.postgres;

import org.jspecify.annotations.NullMarked;
