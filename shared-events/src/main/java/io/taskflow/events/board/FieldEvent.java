package io.taskflow.events.board;

import java.util.UUID;

/** An event of one of a board's custom fields. */
public sealed interface FieldEvent extends BoardEvent
        permits FieldAdded, FieldRenamed, FieldOptionsChanged, FieldDeleted {
    UUID fieldId();
}
