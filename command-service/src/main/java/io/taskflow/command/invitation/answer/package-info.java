/** Who was invited comes, or does not. */
@NullMarked
package io.taskflow.command.invitation.answer;

import org.jspecify.annotations.NullMarked;
