package io.taskflow.command.task.changetask;

import static io.taskflow.command.task.GivenTask.ANA;
import static io.taskflow.command.task.GivenTask.BOARD;
import static io.taskflow.command.task.GivenTask.CREATED;
import static io.taskflow.command.task.GivenTask.DUE;
import static io.taskflow.command.task.GivenTask.TASK;
import static io.taskflow.command.task.GivenTask.given;

import io.taskflow.command.decision.Decision;
import io.taskflow.command.decision.Refusal;
import io.taskflow.command.task.FieldValues;
import io.taskflow.command.task.TaskInput;
import io.taskflow.command.task.TaskState;
import io.taskflow.events.task.Priority;
import io.taskflow.events.task.TaskArchived;
import io.taskflow.events.task.TaskDescribed;
import io.taskflow.events.task.TaskDueChanged;
import io.taskflow.events.task.TaskDueMarked;
import io.taskflow.events.task.TaskEvent;
import io.taskflow.events.task.TaskFieldsChanged;
import io.taskflow.events.task.TaskPrioritized;
import io.taskflow.events.task.TaskRenamed;
import io.taskflow.events.task.TaskStartChanged;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ChangeTaskTest {
    private static final Change<String> STAY = new Change.Stay<>();

    @Test
    void changesNothingThatIsNotSpokenOf() {
        given(CREATED)
                .when(deciding(change(null, STAY, new Change.Stay<>(), new Change.Stay<>(), Map.of())))
                .thenNothing();
    }

    @Test
    void changesNothingThatIsSoAlready() {
        given(CREATED)
                .when(deciding(change(
                        "Title",
                        new Change.Set<>("Text"),
                        new Change.Set<>(Priority.LOW),
                        new Change.Set<>(DUE),
                        Map.of("team", "V5"))))
                .thenNothing();
    }

    @Test
    void oneEventForEachThingThatChanges() {
        Instant later = DUE.plusSeconds(60);
        given(CREATED)
                .when(deciding(change(
                        "New",
                        new Change.Set<>("More"),
                        new Change.Set<>(Priority.URGENT),
                        new Change.Set<>(later),
                        Map.of("team", "V5", "size", "3"))))
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
                .when(deciding(
                        change(null, new Change.Set<>(null), new Change.Set<>(null), new Change.Set<>(null), fields)))
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
                .when(deciding(
                        change(null, new Change.Set<>(text), new Change.Stay<>(), new Change.Stay<>(), Map.of())))
                .thenNothing();
        given(CREATED, new TaskDescribed(TASK, BOARD, text))
                .when(deciding(
                        change(null, new Change.Set<>(text + "y"), new Change.Stay<>(), new Change.Stay<>(), Map.of())))
                .then(new TaskDescribed(TASK, BOARD, text + "y"));
    }

    @Test
    void fieldsAreBounded() {
        Map<String, String> many = new HashMap<>();
        for (int i = 0; i < TaskInput.MOST_FIELDS; i++) {
            many.put("field " + i, "value");
        }
        given(CREATED)
                .when(deciding(change(null, STAY, new Change.Stay<>(), new Change.Stay<>(), many)))
                .thenRefused(new Refusal.TooMany("/fields", "fields with a value", TaskInput.MOST_FIELDS));
        many.put("team", null);
        given(CREATED)
                .when(deciding(change(null, STAY, new Change.Stay<>(), new Change.Stay<>(), many)))
                .then(new TaskFieldsChanged(TASK, BOARD, many));
    }

    @Test
    void aTaskStartsAndWhatItIsDueForIsDone() {
        given(CREATED)
                .when(deciding(change(new Change.Set<>(DUE), new Change.Set<>(true))))
                .then(new TaskStartChanged(TASK, BOARD, DUE), new TaskDueMarked(TASK, BOARD, true));
        given(CREATED, new TaskStartChanged(TASK, BOARD, DUE), new TaskDueMarked(TASK, BOARD, true))
                .when(deciding(change(new Change.Set<>(DUE), new Change.Set<>(true))))
                .thenNothing();
        given(CREATED, new TaskStartChanged(TASK, BOARD, DUE), new TaskDueMarked(TASK, BOARD, true))
                .when(deciding(change(new Change.Set<>(null), new Change.Set<>(null))))
                .then(new TaskStartChanged(TASK, BOARD, null), new TaskDueMarked(TASK, BOARD, false));
    }

    @Test
    void whatIsArchivedDoesNotChange() {
        given(CREATED, new TaskArchived(TASK, BOARD))
                .when(deciding(change("New", STAY, new Change.Stay<>(), new Change.Stay<>(), Map.of())))
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

    /** On a board that never had fields. */
    private static Function<TaskState, Decision<TaskEvent>> deciding(ChangeTask command) {
        return task -> command.decide(task, new FieldValues.Filed(command.fields(), Map.of(), true));
    }

    private static ChangeTask change(Change<Instant> startAt, Change<Boolean> dueDone) {
        return new ChangeTask(
                ANA, TASK, null, STAY, new Change.Stay<>(), startAt, new Change.Stay<>(), dueDone, Map.of());
    }
}
