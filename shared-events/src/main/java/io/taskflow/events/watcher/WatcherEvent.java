package io.taskflow.events.watcher;

import io.taskflow.events.TaskflowEvent;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** An event of those who watch a task; they have a stream of their own, so that they raise no version of the task's. Its scope is the task's board. */
public sealed interface WatcherEvent extends TaskflowEvent permits WatcherAdded, WatcherRemoved {
    UUID taskId();

    UUID boardId();

    UUID userId();

    /** The stream of those who watch a task. */
    static UUID stream(UUID taskId) {
        return UUID.nameUUIDFromBytes(("watchers/" + taskId).getBytes(StandardCharsets.US_ASCII));
    }
}
