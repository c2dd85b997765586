/** Who belongs to which workspace, and which board: known in the append itself, remembered here, confirmed by guards. */
@NullMarked
package io.taskflow.command.access;

import org.jspecify.annotations.NullMarked;
