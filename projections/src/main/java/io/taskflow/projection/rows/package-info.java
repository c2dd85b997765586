/** What a projector is and what it may do to its rows; the fold that turns its changes into current rows, spans and epochs. */
@NullMarked
package io.taskflow.projection.rows;

import org.jspecify.annotations.NullMarked;
