/** An invitation is taken back. */
@NullMarked
package io.taskflow.command.invitation.revoke;

import org.jspecify.annotations.NullMarked;
