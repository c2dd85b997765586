/** The board folded straight from the log, independent of every view. */
@NullMarked
package io.taskflow.query.replay;

import org.jspecify.annotations.NullMarked;
