/** What the projections share that run within appends. */
@NullMarked
package io.taskflow.command.inline;

import org.jspecify.annotations.NullMarked;
