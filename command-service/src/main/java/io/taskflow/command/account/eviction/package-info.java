/** Out with everybody, once the owner of an account is known again. */
@NullMarked
package io.taskflow.command.account.eviction;

import org.jspecify.annotations.NullMarked;
