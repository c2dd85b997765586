/** A board gets a column. */
@NullMarked
package io.taskflow.command.board.addcolumn;

import org.jspecify.annotations.NullMarked;
