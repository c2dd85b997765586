/** Refusals as RFC 9457 problems: the catalogue, and the one place that renders them. */
@NullMarked
package io.taskflow.support.problem;

import org.jspecify.annotations.NullMarked;
