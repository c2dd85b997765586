/** Benchmarks beside rivals and limits, started by the launcher. */
@NullMarked
package io.taskflow.bench;

import org.jspecify.annotations.NullMarked;
