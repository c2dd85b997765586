/** The live view: batches of events, each written with its position in one transaction. */
@NullMarked
package io.taskflow.projection.live;

import org.jspecify.annotations.NullMarked;
