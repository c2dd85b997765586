/** What can be looked for: the words of tasks and comments, apart from all that changes more often than they do. */
@NullMarked
package io.taskflow.projection.search;

import org.jspecify.annotations.NullMarked;
