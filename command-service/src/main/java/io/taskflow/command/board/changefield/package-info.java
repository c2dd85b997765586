/** A custom field gets another name or other options. */
@NullMarked
package io.taskflow.command.board.changefield;

import org.jspecify.annotations.NullMarked;
