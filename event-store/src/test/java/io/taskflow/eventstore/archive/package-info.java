/** A server for archives to be kept in. */
package io.taskflow.eventstore.archive;
