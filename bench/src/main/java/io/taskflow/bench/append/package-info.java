/** Appends in one process: the log beside raw inserts, a raw group commit, and Axon's own engines. */
@NullMarked
package io.taskflow.bench.append;

import org.jspecify.annotations.NullMarked;
