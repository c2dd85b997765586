/** Imports of event logs: staged in PostgreSQL, put in order there, and appended exactly once, whatever dies on the way. */
@NullMarked
package io.taskflow.command.importing;

import org.jspecify.annotations.NullMarked;
