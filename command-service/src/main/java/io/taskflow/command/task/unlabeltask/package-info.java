/** A label is taken off a task. */
@NullMarked
package io.taskflow.command.task.unlabeltask;

import org.jspecify.annotations.NullMarked;
