/** Someone begins a workspace and owns it. */
@NullMarked
package io.taskflow.command.workspace.createworkspace;

import org.jspecify.annotations.NullMarked;
