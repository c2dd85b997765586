/** People are added to boards and removed from them. */
@NullMarked
package io.taskflow.command.board.boardmember;

import org.jspecify.annotations.NullMarked;
