/** All of taskflow in one process on an embedded PostgreSQL. */
@NullMarked
package io.taskflow.standalone;

import org.jspecify.annotations.NullMarked;
