/** The contract between writers and readers: every event the log can hold, and the identifiers in them. */
@NullMarked
package io.taskflow.events;

import org.jspecify.annotations.NullMarked;
