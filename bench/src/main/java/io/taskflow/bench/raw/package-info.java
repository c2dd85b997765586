/** Limits: what PostgreSQL itself does with the same bytes, with as little around it as possible. */
@NullMarked
package io.taskflow.bench.raw;

import org.jspecify.annotations.NullMarked;
