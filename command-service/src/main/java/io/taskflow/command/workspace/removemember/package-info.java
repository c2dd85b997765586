/** Someone leaves a workspace, or is removed from it. */
@NullMarked
package io.taskflow.command.workspace.removemember;

import org.jspecify.annotations.NullMarked;
