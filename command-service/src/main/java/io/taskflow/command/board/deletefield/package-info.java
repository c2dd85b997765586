/** A custom field goes from its board, and its values from all tasks. */
@NullMarked
package io.taskflow.command.board.deletefield;

import org.jspecify.annotations.NullMarked;
