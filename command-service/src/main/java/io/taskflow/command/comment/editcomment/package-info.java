/** A comment says something else. */
@NullMarked
package io.taskflow.command.comment.editcomment;

import org.jspecify.annotations.NullMarked;
