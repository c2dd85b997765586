package io.taskflow.bench.rival;

/** Stored as JSON. */
record TaskMoved(String id, String from, String columnId) {}
