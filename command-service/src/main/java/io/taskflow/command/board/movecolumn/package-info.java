/** A column takes another place on its board. */
@NullMarked
package io.taskflow.command.board.movecolumn;

import org.jspecify.annotations.NullMarked;
