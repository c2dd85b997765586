/** Boards and tasks as their events make them: pure functions, which know nothing of any view. */
@NullMarked
package io.taskflow.query.fold;

import org.jspecify.annotations.NullMarked;
