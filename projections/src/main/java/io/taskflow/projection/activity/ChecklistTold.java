package io.taskflow.projection.activity;

import io.taskflow.events.task.ChecklistAdded;
import io.taskflow.events.task.ChecklistEvent;
import io.taskflow.events.task.ChecklistItemAdded;
import io.taskflow.events.task.ChecklistItemMarked;
import io.taskflow.events.task.ChecklistItemRemoved;
import io.taskflow.events.task.ChecklistItemReworded;
import io.taskflow.events.task.ChecklistRemoved;
import io.taskflow.events.task.ChecklistRenamed;
import io.taskflow.projection.taskboard.Checklists;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the events of checklists changed, under the names that lists and items had. */
final class ChecklistTold {
    private ChecklistTold() {}

    static Told of(ChecklistEvent event, List<Checklists.Checklist> before) {
        return switch (event) {
            case ChecklistAdded e -> new Told(null, Told.json(list(e.checklistId(), e.name())));
            case ChecklistRenamed e -> new Told(Told.json(list(e, before)), Told.json(list(e.checklistId(), e.name())));
            case ChecklistRemoved e -> new Told(Told.json(list(e, before)), null);
            case ChecklistItemAdded e -> new Told(null, Told.json(item(list(e, before), e.itemId(), e.text())));
            case ChecklistItemReworded e ->
                new Told(
                        Told.json(item(list(e, before), e.itemId(), text(e, e.itemId(), before))),
                        Told.json(item(list(e, before), e.itemId(), e.text())));
            case ChecklistItemMarked e ->
                new Told(Told.json(marked(e, before, !e.done())), Told.json(marked(e, before, e.done())));
            case ChecklistItemRemoved e ->
                new Told(Told.json(item(list(e, before), e.itemId(), text(e, e.itemId(), before))), null);
        };
    }

    private static Map<String, @Nullable Object> list(UUID id, String name) {
        Map<String, @Nullable Object> values = new TreeMap<>();
        values.put("checklistId", id);
        values.put("checklist", name);
        return values;
    }

    private static Map<String, @Nullable Object> list(ChecklistEvent event, List<Checklists.Checklist> before) {
        return list(
                event.checklistId(),
                named(event, before).map(Checklists.Checklist::name).orElse(""));
    }

    private static Map<String, @Nullable Object> item(Map<String, @Nullable Object> list, UUID id, String text) {
        list.put("itemId", id);
        list.put("item", text);
        return list;
    }

    private static Map<String, @Nullable Object> marked(
            ChecklistItemMarked event, List<Checklists.Checklist> before, boolean done) {
        Map<String, @Nullable Object> values =
                item(list(event, before), event.itemId(), text(event, event.itemId(), before));
        values.put("done", done);
        return values;
    }

    private static String text(ChecklistEvent event, UUID itemId, List<Checklists.Checklist> before) {
        return named(event, before).stream()
                .flatMap(list -> list.items().stream())
                .filter(item -> item.id().equals(itemId))
                .map(Checklists.Item::text)
                .findFirst()
                .orElse("");
    }

    private static Optional<Checklists.Checklist> named(ChecklistEvent event, List<Checklists.Checklist> before) {
        return before.stream()
                .filter(list -> list.id().equals(event.checklistId()))
                .findFirst();
    }
}
