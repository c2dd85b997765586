/** A column gets another name. */
@NullMarked
package io.taskflow.command.board.renamecolumn;

import org.jspecify.annotations.NullMarked;
