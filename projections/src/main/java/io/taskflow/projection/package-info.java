/** Projectors, their generations, and rebuilds beside the live view. */
@NullMarked
package io.taskflow.projection;

import org.jspecify.annotations.NullMarked;
