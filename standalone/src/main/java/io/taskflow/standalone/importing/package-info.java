/** The command {@code taskflow import}: sends a log to a running server and shows how its import goes. */
@NullMarked
package io.taskflow.standalone.importing;

import org.jspecify.annotations.NullMarked;
