package io.taskflow.query.taskboard;

import java.util.List;
import java.util.UUID;

/** A checklist of a task, its items in the order they came. */
public record TaskChecklist(UUID id, String name, List<TaskChecklist.Item> items) {
    /** Something to be done. */
    public record Item(UUID id, String text, boolean done) {}
}
