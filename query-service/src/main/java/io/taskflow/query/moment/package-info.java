/** Which moment a query is about, when it is final, and whether a view has reached it. */
@NullMarked
package io.taskflow.query.moment;

import org.jspecify.annotations.NullMarked;
