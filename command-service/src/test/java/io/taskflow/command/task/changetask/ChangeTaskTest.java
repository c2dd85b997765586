package io.taskflow.command.task.changetask;

import static io.taskflow.command.task.GivenTask.ANA;
import static io.taskflow.command.task.GivenTask.BOARD;
import static io.taskflow.command.task.GivenTask.CREATED;
import static io.taskflow.command.task.GivenTask.DUE;
import static io.taskflow.command.task.GivenTask.TASK;
import static io.taskflow.command.task.GivenTask.given;

import io.taskflow.command.decision.Refusal;
import io.taskflow.command.task.TaskInput;
import io.taskflow.events.task.Priority;
import io.taskflow.events.task.TaskArchived;
import io.taskflow.events.task.TaskDescribed;
import io.taskflow.events.task.TaskDueChanged;
import io.taskflow.events.task.TaskDueMarked;
import io.taskflow.events.task.TaskFieldsChanged;
import io.taskflow.events.task.TaskPrioritized;
import io.taskflow.events.task.TaskRenamed;
import io.taskflow.events.task.TaskStartChanged;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChangeTaskTest {
    private static final Change<String> STAY = new Change.Stay<>();

    @Test
    void changesNothingThatIsNotSpokenOf() {
        given(CREATED)
                .when(change(null, STAY, new Change.Stay<>(), new Change.Stay<>(), Map.of())::decide)
                .thenNothing();
    }

    @Test
    void changesNothingThatIsSoAlready() {
        given(CREATED)
                .when(change(
                        "Title",
                        new Change.Set<>("Text"),
                        new Change.Set<>(Priority.LOW),
                        new Change.Set<>(DUE),
                        Map.of("team", "V5"))::decide)
                .thenNothing();
    }

    @Test
    void oneEventForEachThingThatChanges() {
        Instant later = DUE.plusSeconds(60);
        given(CREATED)
                .when(change(
                        "New",
                        new Change.Set<>("More"),
                        new Change.Set<>(Priority.URGENT),
                        new Change.Set<>(later),
                        Map.of("team", "V5", "size", "3"))::decide)
                .then(
                        new TaskRenamed(TASK, BOARD, "New"),
                        new TaskDescribed(TASK, BOARD, "More"),
                        new TaskPrioritized(TASK, BOARD, Priority.URGENT),
                        new TaskDueChanged(TASK, BOARD, later),
                        new TaskFieldsChanged(TASK, BOARD, Map.of("size", "3")));
    }

    @Test
    void nullClears() {
        Map<String, String> fields = new HashMap<>();
        fields.put("team", null);
        fields.put("never there", null);
        Map<String, String> cleared = new HashMap<>();
        cleared.put("team", null);
        given(CREATED)
                .when(
                        change(null, new Change.Set<>(null), new Change.Set<>(null), new Change.Set<>(null), fields)
                                ::decide)
                .then(
                        new TaskDescribed(TASK, BOARD, null),
                        new TaskPrioritized(TASK, BOARD, null),
                        new TaskDueChanged(TASK, BOARD, null),
                        new TaskFieldsChanged(TASK, BOARD, cleared));
    }

    @Test
    void aLongTextThatIsTheSameChangesNothing() {
        String text = "x".repeat(20_000);
        given(CREATED, new TaskDescribed(TASK, BOARD, text))
                .when(change(null, new Change.Set<>(text), new Change.Stay<>(), new Change.Stay<>(), Map.of())::decide)
                .thenNothing();
        given(CREATED, new TaskDescribed(TASK, BOARD, text))
                .when(
                        change(null, new Change.Set<>(text + "y"), new Change.Stay<>(), new Change.Stay<>(), Map.of())
                                ::decide)
                .then(new TaskDescribed(TASK, BOARD, text + "y"));
    }

    @Test
    void fieldsAreBounded() {
        Map<String, String> many = new HashMap<>();
        for (int i = 0; i < TaskInput.MOST_FIELDS; i++) {
            many.put("field " + i, "value");
        }
        given(CREATED)
                .when(change(null, STAY, new Change.Stay<>(), new Change.Stay<>(), many)::decide)
                .thenRefused(new Refusal.TooMany("/fields", "fields with a value", TaskInput.MOST_FIELDS));
        many.put("team", null);
        given(CREATED)
                .when(change(null, STAY, new Change.Stay<>(), new Change.Stay<>(), many)::decide)
                .then(new TaskFieldsChanged(TASK, BOARD, many));
    }

    @Test
    void aTaskStartsAndWhatItIsDueForIsDone() {
        given(CREATED)
                .when(change(new Change.Set<>(DUE), new Change.Set<>(true))::decide)
                .then(new TaskStartChanged(TASK, BOARD, DUE), new TaskDueMarked(TASK, BOARD, true));
        given(CREATED, new TaskStartChanged(TASK, BOARD, DUE), new TaskDueMarked(TASK, BOARD, true))
                .when(change(new Change.Set<>(DUE), new Change.Set<>(true))::decide)
                .thenNothing();
        given(CREATED, new TaskStartChanged(TASK, BOARD, DUE), new TaskDueMarked(TASK, BOARD, true))
                .when(change(new Change.Set<>(null), new Change.Set<>(null))::decide)
                .then(new TaskStartChanged(TASK, BOARD, null), new TaskDueMarked(TASK, BOARD, false));
    }

    @Test
    void whatIsArchivedDoesNotChange() {
        given(CREATED, new TaskArchived(TASK, BOARD))
                .when(change("New", STAY, new Change.Stay<>(), new Change.Stay<>(), Map.of())::decide)
                .thenRefused(new Refusal.Archived());
    }

    private static ChangeTask change(
            String title,
            Change<String> description,
            Change<Priority> priority,
            Change<Instant> dueAt,
            Map<String, String> fields) {
        return new ChangeTask(
                ANA, TASK, title, description, priority, new Change.Stay<>(), dueAt, new Change.Stay<>(), fields);
    }

    private static ChangeTask change(Change<Instant> startAt, Change<Boolean> dueDone) {
        return new ChangeTask(
                ANA, TASK, null, STAY, new Change.Stay<>(), startAt, new Change.Stay<>(), dueDone, Map.of());
    }
}
