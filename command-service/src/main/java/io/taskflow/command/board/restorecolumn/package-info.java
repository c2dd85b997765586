/** A column comes back from the archive, with its tasks. */
@NullMarked
package io.taskflow.command.board.restorecolumn;

import org.jspecify.annotations.NullMarked;
