/** Where things stand in a column or on a board: ranks, the gaps between them, and places as people name them. */
@NullMarked
package io.taskflow.command.rank;

import org.jspecify.annotations.NullMarked;
