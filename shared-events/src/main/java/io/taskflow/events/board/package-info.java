/** What can happen to a board and its columns. */
@NullMarked
package io.taskflow.events.board;

import org.jspecify.annotations.NullMarked;
