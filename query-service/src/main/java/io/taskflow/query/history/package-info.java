/** What happened to one task, event by event. */
@NullMarked
package io.taskflow.query.history;

import org.jspecify.annotations.NullMarked;
