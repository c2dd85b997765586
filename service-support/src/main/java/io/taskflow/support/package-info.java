/** What every service needs and none owns. */
@NullMarked
package io.taskflow.support;

import org.jspecify.annotations.NullMarked;
