/** Months of the log outside the database: where they lie, and the file each of them is. */
@NullMarked
package io.taskflow.eventstore.archive;

import org.jspecify.annotations.NullMarked;
