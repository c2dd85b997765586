/** Takes the history of an application over from the tables of Axon's JPA and JDBC engines. */
@NullMarked
package io.taskflow.eventstore.migration;

import org.jspecify.annotations.NullMarked;
