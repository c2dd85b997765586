/** A workspace gets another name, time zone or language. */
@NullMarked
package io.taskflow.command.workspace.changeworkspace;

import org.jspecify.annotations.NullMarked;
