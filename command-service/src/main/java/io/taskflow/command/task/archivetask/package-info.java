/** A task leaves its board, without being lost. */
@NullMarked
package io.taskflow.command.task.archivetask;

import org.jspecify.annotations.NullMarked;
