package io.taskflow.eventstore.archive;

import io.taskflow.eventstore.RecordedEvent;

/** @param leafHash of its leaf in the log's tree, as the log stored it */
public record ArchivedEvent(RecordedEvent event, byte[] leafHash) {}
