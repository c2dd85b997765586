/** Boards and their columns: their state, and the aggregate Axon keeps of it. */
@NullMarked
package io.taskflow.command.board;

import org.jspecify.annotations.NullMarked;
