/** A checklist gets an item. */
@NullMarked
package io.taskflow.command.task.addchecklistitem;

import org.jspecify.annotations.NullMarked;
