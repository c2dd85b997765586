/** What people see and change of their own account. */
@NullMarked
package io.taskflow.command.account.me;

import org.jspecify.annotations.NullMarked;
