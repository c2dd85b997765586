/** A task begins in a column. */
@NullMarked
package io.taskflow.command.task.createtask;

import org.jspecify.annotations.NullMarked;
