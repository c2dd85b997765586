/** Someone is invited to a workspace. */
@NullMarked
package io.taskflow.command.invitation.invite;

import org.jspecify.annotations.NullMarked;
