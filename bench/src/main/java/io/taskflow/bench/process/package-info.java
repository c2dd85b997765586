/** The servers a benchmark starts for itself and ends again. */
@NullMarked
package io.taskflow.bench.process;

import org.jspecify.annotations.NullMarked;
