/** What events demand of the log's claims and counters, and what these keys are called. */
@NullMarked
package io.taskflow.command.claim;

import org.jspecify.annotations.NullMarked;
