/** What can happen to a comment on a task. */
@NullMarked
package io.taskflow.events.comment;

import org.jspecify.annotations.NullMarked;
