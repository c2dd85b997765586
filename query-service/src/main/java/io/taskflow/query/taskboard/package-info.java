/** The board of now or of any past moment, and its columns page by page. */
@NullMarked
package io.taskflow.query.taskboard;

import org.jspecify.annotations.NullMarked;
