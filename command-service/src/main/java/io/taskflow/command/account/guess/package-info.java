/** Waiting for those who guess passwords and codes, and for nobody else. */
@NullMarked
package io.taskflow.command.account.guess;

import org.jspecify.annotations.NullMarked;
