/** Imports from file to visible, beside a raw group commit of the same events. */
@NullMarked
package io.taskflow.bench.importing;

import org.jspecify.annotations.NullMarked;
