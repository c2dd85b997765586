/** Someone watches a task. */
@NullMarked
package io.taskflow.command.watcher.addwatcher;

import org.jspecify.annotations.NullMarked;
