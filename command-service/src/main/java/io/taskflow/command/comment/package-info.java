/** Comments on tasks: their state, and the aggregate Axon keeps of it. */
@NullMarked
package io.taskflow.command.comment;

import org.jspecify.annotations.NullMarked;
