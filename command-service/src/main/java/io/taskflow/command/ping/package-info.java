/** The floor of every command: an authenticated request that does nothing. */
@NullMarked
package io.taskflow.command.ping;

import org.jspecify.annotations.NullMarked;
