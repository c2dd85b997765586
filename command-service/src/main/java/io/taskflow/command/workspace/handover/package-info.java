/** An owner hands a workspace over to another member. */
@NullMarked
package io.taskflow.command.workspace.handover;

import org.jspecify.annotations.NullMarked;
