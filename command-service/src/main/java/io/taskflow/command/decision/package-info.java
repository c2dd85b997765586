/** What a rule can answer: events, or a refusal out of one catalogue. */
@NullMarked
package io.taskflow.command.decision;

import org.jspecify.annotations.NullMarked;
