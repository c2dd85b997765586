/** Generations of a projection: their tables, their registry, and which one is read. */
@NullMarked
package io.taskflow.projection.generation;

import org.jspecify.annotations.NullMarked;
