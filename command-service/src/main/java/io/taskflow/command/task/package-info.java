/** Tasks: their state, their places, and the aggregate Axon keeps of them. */
@NullMarked
package io.taskflow.command.task;

import org.jspecify.annotations.NullMarked;
