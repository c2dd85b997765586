/** A comment is taken back. */
@NullMarked
package io.taskflow.command.comment.deletecomment;

import org.jspecify.annotations.NullMarked;
