/** What can happen to a task. */
@NullMarked
package io.taskflow.events.task;

import org.jspecify.annotations.NullMarked;
