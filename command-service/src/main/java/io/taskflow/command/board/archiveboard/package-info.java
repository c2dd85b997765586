/** A board goes to the archive. */
@NullMarked
package io.taskflow.command.board.archiveboard;

import org.jspecify.annotations.NullMarked;
