/** An item of a checklist is done, or says something else. */
@NullMarked
package io.taskflow.command.task.changechecklistitem;

import org.jspecify.annotations.NullMarked;
