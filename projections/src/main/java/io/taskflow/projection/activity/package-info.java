/** The activity of boards: one line an event, with what changed before and after. */
@NullMarked
package io.taskflow.projection.activity;

import org.jspecify.annotations.NullMarked;
