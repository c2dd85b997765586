/** Rebuilds beside stock Axon's replay into the same tables and beside the raw copying of their rows. */
@NullMarked
package io.taskflow.bench.rebuild;

import org.jspecify.annotations.NullMarked;
