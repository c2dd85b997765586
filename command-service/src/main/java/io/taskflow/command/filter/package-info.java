/** The filters that people keep: their state, and the aggregate Axon keeps of it. */
@NullMarked
package io.taskflow.command.filter;

import org.jspecify.annotations.NullMarked;
