/** A log of ten million events beside a small one: what must not grow with it, and what a reader gets how soon. */
@NullMarked
package io.taskflow.bench.growth;

import org.jspecify.annotations.NullMarked;
