/** What a task says changes: title, description, priority, due date, custom fields. */
@NullMarked
package io.taskflow.command.task.changetask;

import org.jspecify.annotations.NullMarked;
