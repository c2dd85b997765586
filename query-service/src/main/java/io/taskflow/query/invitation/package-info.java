/** Invitations to a workspace that nobody answered yet. */
@NullMarked
package io.taskflow.query.invitation;

import org.jspecify.annotations.NullMarked;
