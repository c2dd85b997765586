package io.taskflow.events.board;

import io.taskflow.events.TaskflowEvent;
import java.util.UUID;

/** An event of a board; its stream and its scope are the board. */
public sealed interface BoardEvent extends TaskflowEvent
        permits BoardCreated,
                BoardImported,
                BoardRenamed,
                BoardArchived,
                BoardRestored,
                AccessEvent,
                ColumnAdded,
                ColumnRenamed,
                ColumnMoved,
                ColumnLimited,
                ColumnArchived,
                ColumnRestored,
                ColumnDeleted,
                LabelAdded,
                LabelRenamed,
                LabelRecolored,
                LabelDeleted,
                FieldEvent {
    UUID boardId();
}
