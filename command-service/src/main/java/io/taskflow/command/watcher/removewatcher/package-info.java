/** Someone watches a task no longer. */
@NullMarked
package io.taskflow.command.watcher.removewatcher;

import org.jspecify.annotations.NullMarked;
