package io.taskflow.eventstore.evolution;

/** Once a half of {@code org.example.parcels.ParcelDeliveredAndPaid}. */
public record ParcelDelivered(String id) {}
