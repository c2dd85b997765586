/** Someone takes a task on. */
@NullMarked
package io.taskflow.command.task.assigntask;

import org.jspecify.annotations.NullMarked;
