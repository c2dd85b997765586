/** Workspaces: their state, and the aggregate Axon keeps of it. */
@NullMarked
package io.taskflow.command.workspace;

import org.jspecify.annotations.NullMarked;
