/** Identifiers: UUIDs of version 7, which sort by the time they were made. */
@NullMarked
package io.taskflow.events.id;

import org.jspecify.annotations.NullMarked;
