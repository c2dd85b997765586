/** A label gets another name or color. */
@NullMarked
package io.taskflow.command.board.changelabel;

import org.jspecify.annotations.NullMarked;
