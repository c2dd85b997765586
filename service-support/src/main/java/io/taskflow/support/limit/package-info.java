/** How often one client may ask. */
@NullMarked
package io.taskflow.support.limit;

import org.jspecify.annotations.NullMarked;
