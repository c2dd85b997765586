/** The board projection: boards, columns and tasks as they are and as they were. */
@NullMarked
package io.taskflow.projection.taskboard;

import org.jspecify.annotations.NullMarked;
