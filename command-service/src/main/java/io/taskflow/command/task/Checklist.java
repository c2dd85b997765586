package io.taskflow.command.task;

import io.taskflow.command.decision.Decision;
import io.taskflow.command.decision.Refusal;
import io.taskflow.events.task.ChecklistAdded;
import io.taskflow.events.task.ChecklistEvent;
import io.taskflow.events.task.ChecklistItemAdded;
import io.taskflow.events.task.ChecklistItemMarked;
import io.taskflow.events.task.ChecklistItemRemoved;
import io.taskflow.events.task.ChecklistItemReworded;
import io.taskflow.events.task.ChecklistRemoved;
import io.taskflow.events.task.ChecklistRenamed;
import io.taskflow.events.task.TaskEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What decisions need to know of one of a task's checklists. */
public record Checklist(String name, Map<UUID, Item> items) {
    public Checklist {
        items = Map.copyOf(items);
    }

    /**
     * An item.
     *
     * @param text its {@link Gist}
     */
    public record Item(String text, boolean done) {
        /** Whether this is its text. */
        public boolean says(String whole) {
            return text.equals(Gist.some(whole));
        }
    }

    /** Decides on a checklist of a task, which must be there. */
    public static Decision<TaskEvent> decide(
            TaskState task, UUID checklistId, Function<Checklist, Decision<TaskEvent>> rule) {
        if (task.archived()) {
            return Decision.refuse(new Refusal.Archived());
        }
        Checklist checklist = task.checklists().get(checklistId);
        return checklist == null ? Decision.refuse(new Refusal.NotFound()) : rule.apply(checklist);
    }

    /** Decides on an item of a checklist of a task; both must be there. */
    public static Decision<TaskEvent> decide(
            TaskState task, UUID checklistId, UUID itemId, Function<Item, Decision<TaskEvent>> rule) {
        return decide(task, checklistId, checklist -> {
            Item item = checklist.items.get(itemId);
            return item == null ? Decision.refuse(new Refusal.NotFound()) : rule.apply(item);
        });
    }

    /** A task's checklists by their ids, after an event of one of them. */
    static Map<UUID, Checklist> evolve(Map<UUID, Checklist> before, ChecklistEvent event) {
        Map<UUID, Checklist> after = new HashMap<>(before);
        UUID id = event.checklistId();
        switch (event) {
            case ChecklistAdded e -> after.put(id, new Checklist(e.name(), Map.of()));
            case ChecklistRenamed e -> after.computeIfPresent(id, (key, list) -> new Checklist(e.name(), list.items));
            case ChecklistRemoved e -> after.remove(id);
            case ChecklistItemAdded e ->
                after.computeIfPresent(id, (key, list) -> list.with(e.itemId(), new Item(Gist.some(e.text()), false)));
            case ChecklistItemReworded e ->
                after.computeIfPresent(
                        id, (key, list) -> list.changed(e.itemId(), item -> new Item(Gist.some(e.text()), item.done)));
            case ChecklistItemMarked e ->
                after.computeIfPresent(
                        id, (key, list) -> list.changed(e.itemId(), item -> new Item(item.text, e.done())));
            case ChecklistItemRemoved e -> after.computeIfPresent(id, (key, list) -> list.without(e.itemId()));
        }
        return after;
    }

    private Checklist with(UUID id, Item item) {
        Map<UUID, Item> next = new HashMap<>(items);
        next.put(id, item);
        return new Checklist(name, next);
    }

    private Checklist changed(UUID id, UnaryOperator<Item> change) {
        Map<UUID, Item> next = new HashMap<>(items);
        next.computeIfPresent(id, (key, item) -> change.apply(item));
        return new Checklist(name, next);
    }

    private Checklist without(UUID id) {
        Map<UUID, Item> next = new HashMap<>(items);
        next.remove(id);
        return new Checklist(name, next);
    }
}
