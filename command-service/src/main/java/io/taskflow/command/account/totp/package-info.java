/** The second factor of a login: codes of an authenticator app, and recovery codes for who lost it. */
@NullMarked
package io.taskflow.command.account.totp;

import org.jspecify.annotations.NullMarked;
