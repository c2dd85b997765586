/** A task waits for another no longer. */
@NullMarked
package io.taskflow.command.task.removedependency;

import org.jspecify.annotations.NullMarked;
