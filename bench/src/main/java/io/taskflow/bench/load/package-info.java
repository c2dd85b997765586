/** A closed-loop HTTP load generator that costs little of the machine it shares with what it measures. */
@NullMarked
package io.taskflow.bench.load;

import org.jspecify.annotations.NullMarked;
