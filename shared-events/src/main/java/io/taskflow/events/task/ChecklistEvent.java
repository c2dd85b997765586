package io.taskflow.events.task;

import java.util.UUID;

/** An event of one of a task's checklists. */
public sealed interface ChecklistEvent extends TaskEvent
        permits ChecklistAdded,
                ChecklistRenamed,
                ChecklistRemoved,
                ChecklistItemAdded,
                ChecklistItemReworded,
                ChecklistItemMarked,
                ChecklistItemRemoved {
    UUID checklistId();
}
