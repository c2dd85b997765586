/** An archived task comes back. */
@NullMarked
package io.taskflow.command.task.restoretask;

import org.jspecify.annotations.NullMarked;
