/** How stored events and snapshots outlive the classes that wrote them: parcels, whose events were renamed, reshaped and split. */
package io.taskflow.eventstore.evolution;
