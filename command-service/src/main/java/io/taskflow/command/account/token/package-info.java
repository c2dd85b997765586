/** Personal access tokens: made, listed, deleted. */
@NullMarked
package io.taskflow.command.account.token;

import org.jspecify.annotations.NullMarked;
