/** What all commands share over HTTP: preconditions, idempotency, input rules, answers and problems. */
@NullMarked
package io.taskflow.command.http;

import org.jspecify.annotations.NullMarked;
