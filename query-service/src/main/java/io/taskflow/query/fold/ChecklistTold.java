package io.taskflow.query.fold;

import io.taskflow.events.task.ChecklistAdded;
import io.taskflow.events.task.ChecklistEvent;
import io.taskflow.events.task.ChecklistItemAdded;
import io.taskflow.events.task.ChecklistItemMarked;
import io.taskflow.events.task.ChecklistItemRemoved;
import io.taskflow.events.task.ChecklistItemReworded;
import io.taskflow.events.task.ChecklistRemoved;
import io.taskflow.events.task.ChecklistRenamed;
import io.taskflow.query.taskboard.TaskChecklist;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the events of checklists changed, under the names that lists and items had. */
final class ChecklistTold {
    private ChecklistTold() {}

    static Told of(ChecklistEvent event, List<TaskChecklist> before) {
        return switch (event) {
            case ChecklistAdded e -> new Told(Map.of(), list(e.checklistId(), e.name()));
            case ChecklistRenamed e -> new Told(list(e, before), list(e.checklistId(), e.name()));
            case ChecklistRemoved e -> new Told(list(e, before), Map.of());
            case ChecklistItemAdded e -> new Told(Map.of(), item(list(e, before), e.itemId(), e.text()));
            case ChecklistItemReworded e ->
                new Told(
                        item(list(e, before), e.itemId(), text(e, e.itemId(), before)),
                        item(list(e, before), e.itemId(), e.text()));
            case ChecklistItemMarked e -> new Told(marked(e, before, !e.done()), marked(e, before, e.done()));
            case ChecklistItemRemoved e ->
                new Told(item(list(e, before), e.itemId(), text(e, e.itemId(), before)), Map.of());
        };
    }

    private static Map<String, @Nullable Object> list(UUID id, String name) {
        Map<String, @Nullable Object> values = new TreeMap<>();
        values.put("checklistId", id);
        values.put("checklist", name);
        return values;
    }

    private static Map<String, @Nullable Object> list(ChecklistEvent event, List<TaskChecklist> before) {
        return list(
                event.checklistId(),
                named(event, before).map(TaskChecklist::name).orElse(""));
    }

    private static Map<String, @Nullable Object> item(Map<String, @Nullable Object> list, UUID id, String text) {
        list.put("itemId", id);
        list.put("item", text);
        return list;
    }

    private static Map<String, @Nullable Object> marked(
            ChecklistItemMarked event, List<TaskChecklist> before, boolean done) {
        Map<String, @Nullable Object> values =
                item(list(event, before), event.itemId(), text(event, event.itemId(), before));
        values.put("done", done);
        return values;
    }

    private static String text(ChecklistEvent event, UUID itemId, List<TaskChecklist> before) {
        return named(event, before).stream()
                .flatMap(list -> list.items().stream())
                .filter(item -> item.id().equals(itemId))
                .map(TaskChecklist.Item::text)
                .findFirst()
                .orElse("");
    }

    private static Optional<TaskChecklist> named(ChecklistEvent event, List<TaskChecklist> before) {
        return before.stream()
                .filter(list -> list.id().equals(event.checklistId()))
                .findFirst();
    }
}
