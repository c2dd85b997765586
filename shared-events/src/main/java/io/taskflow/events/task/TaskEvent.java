package io.taskflow.events.task;

import io.taskflow.events.TaskflowEvent;
import java.util.UUID;

/** An event of a task; its stream is the task, its scope the board the task is on. */
public sealed interface TaskEvent extends TaskflowEvent
        permits TaskCreated,
                TaskRenamed,
                TaskDescribed,
                TaskMoved,
                TaskAssigned,
                TaskUnassigned,
                TaskLabelled,
                TaskUnlabelled,
                TaskPrioritized,
                TaskStartChanged,
                TaskDueChanged,
                TaskDueMarked,
                TaskFieldsChanged,
                TaskRecurrenceChanged,
                TaskRecurred,
                TaskFollowed,
                ChecklistEvent,
                DependencyEvent,
                TaskArchived,
                TaskRestored,
                TaskLeft,
                TaskJoined {
    UUID taskId();

    UUID boardId();
}
