/** A column without tasks goes. */
@NullMarked
package io.taskflow.command.board.deletecolumn;

import org.jspecify.annotations.NullMarked;
