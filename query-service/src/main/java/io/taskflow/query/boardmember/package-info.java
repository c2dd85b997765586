/** Who was added to a board, now and then. */
@NullMarked
package io.taskflow.query.boardmember;

import org.jspecify.annotations.NullMarked;
