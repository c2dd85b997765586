/** Rebuilds: the next generation filled beside the live one, caught up, compared and switched to; and how admins steer them. */
@NullMarked
package io.taskflow.projection.rebuild;

import org.jspecify.annotations.NullMarked;
