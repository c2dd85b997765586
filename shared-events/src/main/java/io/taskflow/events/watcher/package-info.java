/** What can happen to the people who watch a task. */
@NullMarked
package io.taskflow.events.watcher;

import org.jspecify.annotations.NullMarked;
