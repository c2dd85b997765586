package io.taskflow.query.fold;

import io.taskflow.events.task.ChecklistAdded;
import io.taskflow.events.task.ChecklistEvent;
import io.taskflow.events.task.ChecklistItemAdded;
import io.taskflow.events.task.ChecklistItemMarked;
import io.taskflow.events.task.ChecklistItemRemoved;
import io.taskflow.events.task.ChecklistItemReworded;
import io.taskflow.events.task.ChecklistRemoved;
import io.taskflow.events.task.ChecklistRenamed;
import io.taskflow.events.task.TaskJoined;
import io.taskflow.query.taskboard.TaskChecklist;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** A task's checklists as its events make them. */
final class ChecklistFold {
    private ChecklistFold() {}

    static List<TaskChecklist> evolve(List<TaskChecklist> before, ChecklistEvent event) {
        return switch (event) {
            case ChecklistAdded e -> {
                List<TaskChecklist> more = new ArrayList<>(before);
                more.add(new TaskChecklist(e.checklistId(), e.name(), List.of()));
                yield more;
            }
            case ChecklistRemoved e ->
                before.stream()
                        .filter(list -> !list.id().equals(e.checklistId()))
                        .toList();
            case ChecklistRenamed e -> changed(before, e, list -> new TaskChecklist(list.id(), e.name(), list.items()));
            case ChecklistItemAdded e ->
                changed(before, e, list -> {
                    List<TaskChecklist.Item> more = new ArrayList<>(list.items());
                    more.add(new TaskChecklist.Item(e.itemId(), e.text(), false));
                    return new TaskChecklist(list.id(), list.name(), more);
                });
            case ChecklistItemReworded e ->
                changed(before, e, e.itemId(), item -> new TaskChecklist.Item(item.id(), e.text(), item.done()));
            case ChecklistItemMarked e ->
                changed(before, e, e.itemId(), item -> new TaskChecklist.Item(item.id(), item.text(), e.done()));
            case ChecklistItemRemoved e ->
                changed(
                        before,
                        e,
                        list -> new TaskChecklist(
                                list.id(),
                                list.name(),
                                list.items().stream()
                                        .filter(item -> !item.id().equals(e.itemId()))
                                        .toList()));
        };
    }

    /** As a task brings them from another board. */
    static List<TaskChecklist> brought(List<TaskJoined.Checklist> lists) {
        return lists.stream()
                .map(list -> new TaskChecklist(
                        list.id(),
                        list.name(),
                        list.items().stream()
                                .map(item -> new TaskChecklist.Item(item.id(), item.text(), item.done()))
                                .toList()))
                .toList();
    }

    private static List<TaskChecklist> changed(
            List<TaskChecklist> before, ChecklistEvent event, UnaryOperator<TaskChecklist> change) {
        return before.stream()
                .map(list -> list.id().equals(event.checklistId()) ? change.apply(list) : list)
                .toList();
    }

    private static List<TaskChecklist> changed(
            List<TaskChecklist> before, ChecklistEvent event, UUID itemId, UnaryOperator<TaskChecklist.Item> change) {
        return changed(
                before,
                event,
                list -> new TaskChecklist(
                        list.id(),
                        list.name(),
                        list.items().stream()
                                .map(item -> item.id().equals(itemId) ? change.apply(item) : item)
                                .toList()));
    }
}
