/** What a task says changes: title, description, priority, dates, custom fields. */
@NullMarked
package io.taskflow.command.task.changetask;

import org.jspecify.annotations.NullMarked;
