/** What tests share. */
@NullMarked
package io.taskflow.testing;

import org.jspecify.annotations.NullMarked;
