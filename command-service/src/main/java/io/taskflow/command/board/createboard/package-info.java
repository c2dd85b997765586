/** A board begins, with or without columns. */
@NullMarked
package io.taskflow.command.board.createboard;

import org.jspecify.annotations.NullMarked;
