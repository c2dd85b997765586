/** Comments on a task, now and at any past moment. */
@NullMarked
package io.taskflow.query.comment;

import org.jspecify.annotations.NullMarked;
