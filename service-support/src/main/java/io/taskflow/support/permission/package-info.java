/** Who may do what: the one table of roles and rights that both sides go by. */
@NullMarked
package io.taskflow.support.permission;

import org.jspecify.annotations.NullMarked;
