/** Many processes on one log, whatever dies or is cut off, and a checker of what they saw. */
package io.taskflow.eventstore.faults;
