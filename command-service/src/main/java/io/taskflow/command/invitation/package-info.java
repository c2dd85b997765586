/** Invitations: whom they are for, by which token they are answered, and how the invited learn of it. */
@NullMarked
package io.taskflow.command.invitation;

import org.jspecify.annotations.NullMarked;
