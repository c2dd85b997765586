/** Who may see which board today, for answers that come from the log and not from a view. */
@NullMarked
package io.taskflow.query.access;

import org.jspecify.annotations.NullMarked;
