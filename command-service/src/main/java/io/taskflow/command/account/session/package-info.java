/** Sessions and the refresh tokens that belong to them: opened, rotated, ended, cleaned up. */
@NullMarked
package io.taskflow.command.account.session;

import org.jspecify.annotations.NullMarked;
