/** An account takes the place of someone whom an import named. */
@NullMarked
package io.taskflow.command.workspace.matchplaceholder;

import org.jspecify.annotations.NullMarked;
