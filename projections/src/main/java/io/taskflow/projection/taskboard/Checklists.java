package io.taskflow.projection.taskboard;

import io.taskflow.events.task.ChecklistAdded;
import io.taskflow.events.task.ChecklistEvent;
import io.taskflow.events.task.ChecklistItemAdded;
import io.taskflow.events.task.ChecklistItemMarked;
import io.taskflow.events.task.ChecklistItemRemoved;
import io.taskflow.events.task.ChecklistItemReworded;
import io.taskflow.events.task.ChecklistRemoved;
import io.taskflow.events.task.ChecklistRenamed;
import io.taskflow.events.task.TaskJoined;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The checklists of a task in the order they came, kept as the JSON array that is stored: most changes of a task leave them alone.
 *
 * @param done items of all lists that are
 * @param total items of all lists
 */
public record Checklists(String json, int done, int total) {
    static final Checklists NONE = new Checklists("[]", 0, 0);

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<Checklist>> CHECKLISTS = new TypeReference<>() {};

    /** A checklist, its items in the order they came. */
    public record Checklist(UUID id, String name, List<Item> items) {}

    /** Something to be done. */
    public record Item(UUID id, String text, boolean done) {}

    /** As a task brings them from another board. */
    static Checklists of(List<TaskJoined.Checklist> brought) {
        return brought.isEmpty()
                ? NONE
                : written(brought.stream()
                        .map(list -> new Checklist(
                                list.id(),
                                list.name(),
                                list.items().stream()
                                        .map(item -> new Item(item.id(), item.text(), item.done()))
                                        .toList()))
                        .toList());
    }

    private static Checklists written(List<Checklist> lists) {
        List<Item> items = lists.stream().flatMap(list -> list.items().stream()).toList();
        int done = (int) items.stream().filter(Item::done).count();
        return new Checklists(JSON.writeValueAsString(lists), done, items.size());
    }

    /** All of them. */
    public List<Checklist> all() {
        return json.equals("[]") ? List.of() : JSON.readValue(json, CHECKLISTS);
    }

    Checklists after(ChecklistEvent event) {
        return written(after(all(), event));
    }

    private static List<Checklist> after(List<Checklist> before, ChecklistEvent event) {
        return switch (event) {
            case ChecklistAdded e -> {
                List<Checklist> more = new ArrayList<>(before);
                more.add(new Checklist(e.checklistId(), e.name(), List.of()));
                yield more;
            }
            case ChecklistRemoved e ->
                before.stream()
                        .filter(list -> !list.id().equals(e.checklistId()))
                        .toList();
            case ChecklistRenamed e -> changed(before, e, list -> new Checklist(list.id(), e.name(), list.items()));
            case ChecklistItemAdded e ->
                changed(before, e, list -> {
                    List<Item> more = new ArrayList<>(list.items());
                    more.add(new Item(e.itemId(), e.text(), false));
                    return new Checklist(list.id(), list.name(), more);
                });
            case ChecklistItemReworded e ->
                changed(before, e, e.itemId(), item -> new Item(item.id(), e.text(), item.done()));
            case ChecklistItemMarked e ->
                changed(before, e, e.itemId(), item -> new Item(item.id(), item.text(), e.done()));
            case ChecklistItemRemoved e ->
                changed(
                        before,
                        e,
                        list -> new Checklist(
                                list.id(),
                                list.name(),
                                list.items().stream()
                                        .filter(item -> !item.id().equals(e.itemId()))
                                        .toList()));
        };
    }

    private static List<Checklist> changed(
            List<Checklist> before, ChecklistEvent event, UnaryOperator<Checklist> change) {
        return before.stream()
                .map(list -> list.id().equals(event.checklistId()) ? change.apply(list) : list)
                .toList();
    }

    private static List<Checklist> changed(
            List<Checklist> before, ChecklistEvent event, UUID itemId, UnaryOperator<Item> change) {
        return changed(
                before,
                event,
                list -> new Checklist(
                        list.id(),
                        list.name(),
                        list.items().stream()
                                .map(item -> item.id().equals(itemId) ? change.apply(item) : item)
                                .toList()));
    }
}
