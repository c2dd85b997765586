/** A column goes to the archive, with its tasks. */
@NullMarked
package io.taskflow.command.board.archivecolumn;

import org.jspecify.annotations.NullMarked;
