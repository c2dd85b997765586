/** Who is asking: bearer tokens, sessions, and the person they stand for. */
@NullMarked
package io.taskflow.support.security;

import org.jspecify.annotations.NullMarked;
