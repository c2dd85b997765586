/** An invitation is sent again. */
@NullMarked
package io.taskflow.command.invitation.resend;

import org.jspecify.annotations.NullMarked;
