/** An event log as a file: what its mapping says, and its records read, checked and understood one by one. */
@NullMarked
package io.taskflow.command.importing.mapping;

import org.jspecify.annotations.NullMarked;
