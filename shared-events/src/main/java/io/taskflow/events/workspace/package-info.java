/** What can happen to a workspace and its people. */
@NullMarked
package io.taskflow.events.workspace;

import org.jspecify.annotations.NullMarked;
