/** A task takes another place, in its column or another. */
@NullMarked
package io.taskflow.command.task.movetask;

import org.jspecify.annotations.NullMarked;
