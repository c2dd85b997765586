/** A task waits for another. */
@NullMarked
package io.taskflow.command.task.adddependency;

import org.jspecify.annotations.NullMarked;
