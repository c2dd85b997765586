/** The rival's replay: stock Axon's pooled streaming processor writes taskflow's task views row by row. */
@NullMarked
package io.taskflow.bench.rival.replay;

import org.jspecify.annotations.NullMarked;
