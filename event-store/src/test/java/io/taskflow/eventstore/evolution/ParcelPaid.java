package io.taskflow.eventstore.evolution;

/** The other half. */
public record ParcelPaid(String id, long cents) {}
