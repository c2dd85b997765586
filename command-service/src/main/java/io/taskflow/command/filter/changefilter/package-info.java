/** A filter gets another name, or asks for something else. */
@NullMarked
package io.taskflow.command.filter.changefilter;

import org.jspecify.annotations.NullMarked;
