/** A task gets a label. */
@NullMarked
package io.taskflow.command.task.labeltask;

import org.jspecify.annotations.NullMarked;
