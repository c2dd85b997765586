/** It is said whether and when a task comes again. */
@NullMarked
package io.taskflow.command.task.recurrence;

import org.jspecify.annotations.NullMarked;
