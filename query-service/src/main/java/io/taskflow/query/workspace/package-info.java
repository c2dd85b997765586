/** Workspaces, their members and their boards. */
@NullMarked
package io.taskflow.query.workspace;

import org.jspecify.annotations.NullMarked;
