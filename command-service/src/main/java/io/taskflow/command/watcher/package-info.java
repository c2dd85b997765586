/** Those who watch a task: their state, and the aggregate Axon keeps of it. */
@NullMarked
package io.taskflow.command.watcher;

import org.jspecify.annotations.NullMarked;
