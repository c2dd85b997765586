/** The log on PostgreSQL behind Axon's EventStorageEngine: group commit, gapless feed, proofs. */
@NullMarked
package io.taskflow.eventstore;

import org.jspecify.annotations.NullMarked;
