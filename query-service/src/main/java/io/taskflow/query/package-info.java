/** The read API: what is, what was, and how it came to be. */
@NullMarked
package io.taskflow.query;

import org.jspecify.annotations.NullMarked;
