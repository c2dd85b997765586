/** A board gets another name. */
@NullMarked
package io.taskflow.command.board.renameboard;

import org.jspecify.annotations.NullMarked;
