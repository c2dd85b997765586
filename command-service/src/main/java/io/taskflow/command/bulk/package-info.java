/** Several commands about a board in one call: each is the single operation, called by its name. */
@NullMarked
package io.taskflow.command.bulk;

import org.jspecify.annotations.NullMarked;
