/** Commands, the decisions they lead to, and the API that takes them. */
@NullMarked
package io.taskflow.command;

import org.jspecify.annotations.NullMarked;
