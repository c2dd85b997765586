/** Someone keeps a filter. */
@NullMarked
package io.taskflow.command.filter.savefilter;

import org.jspecify.annotations.NullMarked;
