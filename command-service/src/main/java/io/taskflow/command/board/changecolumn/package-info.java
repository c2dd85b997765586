/** A column gets another name or limit. */
@NullMarked
package io.taskflow.command.board.changecolumn;

import org.jspecify.annotations.NullMarked;
