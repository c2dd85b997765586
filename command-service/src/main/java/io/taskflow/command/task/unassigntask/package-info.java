/** Someone gives a task up. */
@NullMarked
package io.taskflow.command.task.unassigntask;

import org.jspecify.annotations.NullMarked;
