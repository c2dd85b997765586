/** A task gets a checklist. */
@NullMarked
package io.taskflow.command.task.addchecklist;

import org.jspecify.annotations.NullMarked;
