/** Pages: their size, and cursors that nobody can forge or carry to another query. */
@NullMarked
package io.taskflow.query.paging;

import org.jspecify.annotations.NullMarked;
