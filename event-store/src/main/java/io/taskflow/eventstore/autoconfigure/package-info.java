/** The log as a Spring Boot starter: whatever Axon application has a PostgreSQL DataSource gets it by having this library. */
@NullMarked
package io.taskflow.eventstore.autoconfigure;

import org.jspecify.annotations.NullMarked;
