/** A checklist is taken off a task. */
@NullMarked
package io.taskflow.command.task.removechecklist;

import org.jspecify.annotations.NullMarked;
