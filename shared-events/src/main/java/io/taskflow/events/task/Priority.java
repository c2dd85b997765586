package io.taskflow.events.task;

/** How pressing a task is, from most to least. */
public enum Priority {
    URGENT,
    HIGH,
    MEDIUM,
    LOW
}
