package io.taskflow.command.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.command.decision.Decision;
import io.taskflow.command.decision.Refusal;
import io.taskflow.events.id.UuidV7;
import io.taskflow.events.task.Priority;
import io.taskflow.events.task.Recurrence;
import io.taskflow.events.task.TaskCreated;
import io.taskflow.events.task.TaskEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Given a task's events, when a rule decides, then … */
public final class GivenTask {
    public static final UUID TASK = UuidV7.next();
    public static final UUID BOARD = UuidV7.next();
    public static final UUID TODO = UuidV7.next();
    public static final UUID DONE = UuidV7.next();
    public static final UUID ANA = UuidV7.next();
    public static final UUID BOB = UuidV7.next();
    /** A label. */
    public static final UUID BUG = UuidV7.next();

    public static final Instant DUE = Instant.parse("2026-05-01T10:00:00Z");
    /** From DUE on, in TODO. */
    public static final Recurrence DAILY =
            new Recurrence(1, Recurrence.Unit.DAY, List.of(), "Europe/Berlin", DUE, TODO);
    /** A task in TODO at rank "m", with one of everything. */
    public static final TaskCreated CREATED = new TaskCreated(
            TASK, BOARD, TODO, "m", "Title", "Text", List.of(ANA), Priority.LOW, DUE, Map.of("team", "V5"), null);

    private final TaskState state;

    private GivenTask(TaskState state) {
        this.state = state;
    }

    public static GivenTask given(TaskEvent... events) {
        TaskState state = null;
        for (TaskEvent event : events) {
            state = TaskState.evolve(state, event);
        }
        return new GivenTask(state);
    }

    public TaskState state() {
        return state;
    }

    public Then when(Function<TaskState, Decision<TaskEvent>> rule) {
        return new Then(rule.apply(state));
    }

    /** What a rule decided. */
    public record Then(Decision<TaskEvent> decision) {
        public void then(TaskEvent... events) {
            assertThat(decision).isEqualTo(new Decision.Accepted<>(List.of(events)));
        }

        public void thenNothing() {
            then();
        }

        public void thenRefused(Refusal refusal) {
            assertThat(decision).isEqualTo(new Decision.Refused<>(refusal));
        }
    }
}
