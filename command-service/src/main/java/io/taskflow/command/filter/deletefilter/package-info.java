/** A filter is kept no longer. */
@NullMarked
package io.taskflow.command.filter.deletefilter;

import org.jspecify.annotations.NullMarked;
