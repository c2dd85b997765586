/** An item is taken off a checklist. */
@NullMarked
package io.taskflow.command.task.removechecklistitem;

import org.jspecify.annotations.NullMarked;
