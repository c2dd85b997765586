/** How Axon keeps aggregates. */
@NullMarked
package io.taskflow.command.aggregate;

import org.jspecify.annotations.NullMarked;
