/** Someone says something about a task. */
@NullMarked
package io.taskflow.command.comment.addcomment;

import org.jspecify.annotations.NullMarked;
