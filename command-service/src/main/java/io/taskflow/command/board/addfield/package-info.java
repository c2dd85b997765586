/** A board gets a custom field. */
@NullMarked
package io.taskflow.command.board.addfield;

import org.jspecify.annotations.NullMarked;
