/** Commands over HTTP: taskflow beside a request that does nothing and beside a stock Axon application. */
@NullMarked
package io.taskflow.bench.http;

import org.jspecify.annotations.NullMarked;
