/** A member of a workspace gets another role. */
@NullMarked
package io.taskflow.command.workspace.changerole;

import org.jspecify.annotations.NullMarked;
