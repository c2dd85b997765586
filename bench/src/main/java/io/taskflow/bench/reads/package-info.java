/** Board reads over HTTP: past beside live, much history beside little, large boards beside small. */
@NullMarked
package io.taskflow.bench.reads;

import org.jspecify.annotations.NullMarked;
