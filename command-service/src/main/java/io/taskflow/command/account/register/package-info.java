/** Making an account of one's own, where registration is open. */
@NullMarked
package io.taskflow.command.account.register;

import org.jspecify.annotations.NullMarked;
