/** A board comes back from the archive. */
@NullMarked
package io.taskflow.command.board.restoreboard;

import org.jspecify.annotations.NullMarked;
