/** Rows sent to PostgreSQL in bulk. */
@NullMarked
package io.taskflow.eventstore.copy;

import org.jspecify.annotations.NullMarked;
