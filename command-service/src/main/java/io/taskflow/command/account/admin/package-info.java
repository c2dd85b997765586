/** Admins see accounts, give them system roles, and disable them. */
@NullMarked
package io.taskflow.command.account.admin;

import org.jspecify.annotations.NullMarked;
