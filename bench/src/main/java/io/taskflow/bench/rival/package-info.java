/** The rival: the same task commands as a stock Axon application on its JPA engine, with nothing of taskflow in it. */
@NullMarked
package io.taskflow.bench.rival;

import org.jspecify.annotations.NullMarked;
