/** A checklist gets another name. */
@NullMarked
package io.taskflow.command.task.renamechecklist;

import org.jspecify.annotations.NullMarked;
