/** A label goes from its board and from all tasks that wore it. */
@NullMarked
package io.taskflow.command.board.deletelabel;

import org.jspecify.annotations.NullMarked;
