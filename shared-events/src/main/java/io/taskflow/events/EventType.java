package io.taskflow.events;

/** How an event is known in the log: a name that never changes, and the revision of its shape. */
public record EventType(String name, String revision) {}
