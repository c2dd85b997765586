/** A durable PostgreSQL of our own: unpacked, initialised, started, watched and stopped by the process that uses it. */
@NullMarked
package io.taskflow.standalone.postgres;

import org.jspecify.annotations.NullMarked;
