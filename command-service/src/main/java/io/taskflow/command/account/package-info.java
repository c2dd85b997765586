/** Accounts: people, their passwords, and the plain tables both are kept in. */
@NullMarked
package io.taskflow.command.account;

import org.jspecify.annotations.NullMarked;
