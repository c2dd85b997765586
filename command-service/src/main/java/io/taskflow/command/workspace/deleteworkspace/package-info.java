/** An owner deletes a workspace, or brings it back. */
@NullMarked
package io.taskflow.command.workspace.deleteworkspace;

import org.jspecify.annotations.NullMarked;
