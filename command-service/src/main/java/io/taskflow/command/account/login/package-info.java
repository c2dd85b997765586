/** Logging in, going on with a refresh token, and logging out. */
@NullMarked
package io.taskflow.command.account.login;

import org.jspecify.annotations.NullMarked;
