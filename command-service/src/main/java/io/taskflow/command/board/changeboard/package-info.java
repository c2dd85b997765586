/** A board gets another name, or others see it. */
@NullMarked
package io.taskflow.command.board.changeboard;

import org.jspecify.annotations.NullMarked;
