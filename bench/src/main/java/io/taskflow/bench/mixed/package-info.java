/** Reads and commands together, as people at boards ask for them, over HTTP; and boards that are large. */
@NullMarked
package io.taskflow.bench.mixed;

import org.jspecify.annotations.NullMarked;
