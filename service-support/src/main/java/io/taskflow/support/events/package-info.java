/** How events become bytes and bytes events again, the same way for every service. */
@NullMarked
package io.taskflow.support.events;

import org.jspecify.annotations.NullMarked;
