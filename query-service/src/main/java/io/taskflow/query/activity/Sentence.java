package io.taskflow.query.activity;

import io.taskflow.query.people.People;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Says in English what an event did, from what was before and after. */
public final class Sentence {
    /** Values that are people. */
    private static final List<String> PEOPLE = List.of("assignee", "watcher", "member");

    private final String actor;
    private final @Nullable UUID actorId;
    private final String task;
    private final JsonNode before;
    private final JsonNode after;
    private final People people;

    private Sentence(
            String actor,
            @Nullable UUID actorId,
            String task,
            @Nullable JsonNode before,
            @Nullable JsonNode after,
            People people) {
        this.actor = actor;
        this.actorId = actorId;
        this.task = task;
        this.before = before == null ? MissingNode.getInstance() : before;
        this.after = after == null ? MissingNode.getInstance() : after;
        this.people = people;
    }

    /**
     * The sentence of one event.
     *
     * @param type the event's stored name
     * @param title of the task before the event, null for events of the board
     */
    public static String of(
            String type,
            @Nullable UUID actor,
            @Nullable String title,
            @Nullable JsonNode before,
            @Nullable JsonNode after,
            People people) {
        String who = actor == null ? "The system" : named(people.get(actor).name());
        return new Sentence(who, actor, quoted(title == null ? "" : title), before, after, people).say(type);
    }

    /** The people a sentence names besides its actor. */
    public static List<UUID> peopleIn(@Nullable JsonNode before, @Nullable JsonNode after) {
        List<UUID> people = new ArrayList<>();
        for (JsonNode side : new @Nullable JsonNode[] {before, after}) {
            for (String name : PEOPLE) {
                if (side != null && side.path(name).isString()) {
                    people.add(UUID.fromString(side.path(name).stringValue()));
                }
            }
            if (side != null) {
                side.path("unassigned")
                        .valueStream()
                        .forEach(person -> people.add(UUID.fromString(person.stringValue(""))));
            }
        }
        return people;
    }

    // Names are stored, so an older reader may meet a newer one: it says what it knows.
    private String say(String type) {
        return actor + " "
                + switch (type) {
                    case "board.created" -> "created the board " + quoted(text(after, "name"));
                    case "board.imported" -> "completed the import of the board";
                    case "board.renamed" ->
                        "renamed the board from " + quoted(text(before, "name")) + " to " + quoted(text(after, "name"));
                    case "board.archived" -> "archived the board";
                    case "board.restored" -> "restored the board";
                    case "board.visibility-changed" ->
                        text(after, "visibility").equals("PRIVATE")
                                ? "made the board private"
                                : "opened the board to the workspace";
                    case "board.member-added" -> "added " + person(after, "member") + " to the board as " + role(after);
                    case "board.member-role-changed" ->
                        "changed the role of " + person(after, "member") + " from " + role(before) + " to "
                                + role(after);
                    case "board.member-removed" -> "took " + person(before, "member") + " off the board";
                    case "board.column-added" -> "added the column " + column(after);
                    case "board.column-renamed" -> "renamed the column " + column(before) + " to " + column(after);
                    case "board.column-moved" -> "moved the column " + column(after);
                    case "board.column-limited" -> limited();
                    case "board.column-archived" -> "archived the column " + column(before);
                    case "board.column-restored" -> "restored the column " + column(after);
                    case "board.column-deleted" -> "deleted the column " + column(before);
                    case "board.label-added" -> "added the label " + label(after);
                    case "board.label-renamed" -> "renamed the label " + label(before) + " to " + label(after);
                    case "board.label-recolored" ->
                        "changed the color of the label " + label(after) + " to " + text(after, "color");
                    case "board.label-deleted" -> "deleted the label " + label(before);
                    case "board.field-added" -> "added the field " + field(after);
                    case "board.field-renamed" -> "renamed the field " + field(before) + " to " + field(after);
                    case "board.field-options-changed" ->
                        "changed the options of the field " + field(after) + " to " + options();
                    case "board.field-deleted" -> "deleted the field " + field(before);
                    case "task.created" -> "created " + task + " in " + column(after);
                    case "task.renamed" -> "renamed " + task + " to " + quoted(text(after, "title"));
                    case "task.described" -> "changed the description of " + task;
                    case "task.moved" -> moved();
                    case "task.assigned" -> "assigned " + person(after, "assignee") + " to " + task;
                    case "task.unassigned" -> "took " + task + " off " + person(before, "assignee");
                    case "task.labelled" -> "labelled " + task + " with " + label(after);
                    case "task.unlabelled" -> "took the label " + label(before) + " off " + task;
                    case "task.prioritized" -> set("priority", text(after, "priority"));
                    case "task.due-changed" -> set("due date", text(after, "dueAt"));
                    case "task.start-changed" -> set("start date", text(after, "startAt"));
                    case "task.due-marked" ->
                        "marked " + task + " as " + (after.path("dueDone").booleanValue(false) ? "done" : "not done");
                    case "task.fields-changed" -> "changed " + fields() + " of " + task;
                    case "task.checklist-added" -> "added the checklist " + checklist(after) + " to " + task;
                    case "task.checklist-renamed" ->
                        "renamed the checklist " + checklist(before) + " of " + task + " to " + checklist(after);
                    case "task.checklist-removed" -> "deleted the checklist " + checklist(before) + " of " + task;
                    case "task.checklist-item-added" ->
                        "added " + item(after) + " to the checklist " + checklist(after) + " of " + task;
                    case "task.checklist-item-reworded" ->
                        "changed " + item(before) + " on the checklist " + checklist(after) + " of " + task + " to "
                                + item(after);
                    case "task.checklist-item-marked" ->
                        "marked " + item(after) + " on the checklist " + checklist(after) + " of " + task + " as "
                                + (after.path("done").booleanValue(false) ? "done" : "not done");
                    case "task.checklist-item-removed" ->
                        "took " + item(before) + " off the checklist " + checklist(before) + " of " + task;
                    case "task.blocked" -> "let " + task + " wait for another task";
                    case "task.unblocked" -> "let " + task + " wait for another task no longer";
                    case "task.blocking-began" -> "let another task wait for " + task;
                    case "task.blocking-ended" -> "let another task wait for " + task + " no longer";
                    case "task.recurrence-changed" -> recurrence();
                    case "task.recurred" -> "began the next " + task + ", due " + text(after, "nextDueAt");
                    case "task.followed" -> "let " + task + " follow the one before it, which was done";
                    case "task.archived" -> "archived " + task;
                    case "task.restored" -> "restored " + task + " to " + column(after);
                    case "task.left" -> "moved " + task + " to another board" + without();
                    case "task.joined" -> "moved " + task + " from another board to " + column(after);
                    case "comment.added" -> "commented on " + task;
                    case "comment.edited" -> "changed a comment on " + task;
                    case "comment.deleted" -> "deleted a comment on " + task;
                    case "watcher.added" ->
                        isActor(after) ? "watches " + task : "let " + person(after, "watcher") + " watch " + task;
                    case "watcher.removed" ->
                        isActor(before)
                                ? "watches " + task + " no longer"
                                : "let " + person(before, "watcher") + " watch " + task + " no longer";
                    default -> "caused " + type;
                };
    }

    /** What did not go along. */
    private String without() {
        List<String> left = new ArrayList<>();
        before.path("labels").valueStream().forEach(label -> left.add("the label " + quoted(label.stringValue(""))));
        before.path("fields").propertyNames().stream()
                .sorted()
                .forEach(field -> left.add("the field " + quoted(field)));
        before.path("unassigned")
                .valueStream()
                .forEach(person -> left.add(named(
                        people.get(UUID.fromString(person.stringValue(""))).name())));
        return left.isEmpty() ? "" : ", without " + String.join(", ", left);
    }

    private String limited() {
        int limit = after.path("wipLimit").intValue(0);
        if (limit == 0) {
            return "removed the limit of the column " + column(after);
        }
        String most = limit == 1 ? "1 task" : limit + " tasks";
        return text(after, "wipPolicy").equals("BLOCK")
                ? "limited the column " + column(after) + " to " + most
                : "set a limit of " + most + " to be shown on the column " + column(after);
    }

    private String moved() {
        return column(before).equals(column(after))
                ? "moved " + task + " within " + column(after)
                : "moved " + task + " from " + column(before) + " to " + column(after);
    }

    private String recurrence() {
        JsonNode told = after.path("recurrence");
        if (!told.isObject()) {
            return "let " + task + " recur no more";
        }
        int every = told.path("every").intValue(1);
        String unit = text(told, "unit").toLowerCase(Locale.ROOT);
        String days = told.path("weekdays")
                .valueStream()
                .map(day -> StringUtils.capitalize(day.stringValue("").toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(", "));
        return "let " + task + " recur every " + (every == 1 ? unit : every + " " + unit + "s")
                + (days.isEmpty() ? "" : " on " + days);
    }

    private String set(String what, String value) {
        return value.isEmpty()
                ? "removed the " + what + " of " + task
                : "set the " + what + " of " + task + " to " + value;
    }

    private String fields() {
        return after.path("fields").propertyNames().stream().sorted().collect(Collectors.joining(", "));
    }

    private static String role(JsonNode side) {
        return text(side, "role").toLowerCase(Locale.ROOT);
    }

    private String person(JsonNode side, String name) {
        String id = text(side, name);
        return named(id.isEmpty() ? "" : people.get(UUID.fromString(id)).name());
    }

    private boolean isActor(JsonNode side) {
        return actorId != null && actorId.toString().equals(text(side, "watcher"));
    }

    private static String named(String name) {
        return name.isEmpty() ? "Someone" : name;
    }

    private static String column(JsonNode side) {
        return quoted(text(side, "column"));
    }

    private static String label(JsonNode side) {
        return quoted(text(side, "label"));
    }

    private static String field(JsonNode side) {
        return quoted(text(side, "field"));
    }

    private String options() {
        return after.path("options")
                .valueStream()
                .map(option -> quoted(option.stringValue("")))
                .collect(Collectors.joining(", "));
    }

    private static String checklist(JsonNode side) {
        return quoted(text(side, "checklist"));
    }

    private static String item(JsonNode side) {
        return quoted(text(side, "item"));
    }

    private static String text(JsonNode side, String name) {
        return side.path(name).stringValue("");
    }

    private static String quoted(String text) {
        return "“" + text + "”";
    }
}
