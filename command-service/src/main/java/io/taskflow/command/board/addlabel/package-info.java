/** A board gets a label. */
@NullMarked
package io.taskflow.command.board.addlabel;

import org.jspecify.annotations.NullMarked;
