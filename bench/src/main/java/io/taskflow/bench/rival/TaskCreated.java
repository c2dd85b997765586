package io.taskflow.bench.rival;

/** Stored as JSON. */
record TaskCreated(String id, String boardId, String columnId, String title) {}
