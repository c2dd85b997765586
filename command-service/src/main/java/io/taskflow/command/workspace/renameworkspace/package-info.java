/** A workspace gets another name. */
@NullMarked
package io.taskflow.command.workspace.renameworkspace;

import org.jspecify.annotations.NullMarked;
