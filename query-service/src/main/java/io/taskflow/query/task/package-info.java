/** One task, of now, of a past moment, or at one of its versions; and the tasks of a board by filter. */
@NullMarked
package io.taskflow.query.task;

import org.jspecify.annotations.NullMarked;
