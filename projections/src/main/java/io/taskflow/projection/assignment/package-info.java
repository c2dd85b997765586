/** Whose tasks are whose, over all boards. */
@NullMarked
package io.taskflow.projection.assignment;

import org.jspecify.annotations.NullMarked;
