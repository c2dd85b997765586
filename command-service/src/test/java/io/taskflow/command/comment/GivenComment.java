package io.taskflow.command.comment;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.command.decision.Decision;
import io.taskflow.command.decision.Refusal;
import io.taskflow.events.comment.CommentAdded;
import io.taskflow.events.comment.CommentEvent;
import io.taskflow.events.id.UuidV7;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Given a comment's events, when a rule decides, then … */
public final class GivenComment {
    public static final UUID COMMENT = UuidV7.next();
    public static final UUID TASK = UuidV7.next();
    public static final UUID BOARD = UuidV7.next();
    public static final UUID ANA = UuidV7.next();
    public static final UUID BOB = UuidV7.next();
    /** Ana says something to Bob. */
    public static final CommentAdded ADDED = new CommentAdded(COMMENT, TASK, BOARD, ANA, "Done?", List.of(BOB));

    private final CommentState state;

    private GivenComment(CommentState state) {
        this.state = state;
    }

    public static GivenComment given(CommentEvent... events) {
        CommentState state = null;
        for (CommentEvent event : events) {
            state = CommentState.evolve(state, event);
        }
        return new GivenComment(state);
    }

    public CommentState state() {
        return state;
    }

    public Then when(Function<CommentState, Decision<CommentEvent>> rule) {
        return new Then(rule.apply(state));
    }

    /** What a rule decided. */
    public record Then(Decision<CommentEvent> decision) {
        public void then(CommentEvent... events) {
            assertThat(decision).isEqualTo(new Decision.Accepted<>(List.of(events)));
        }

        public void thenNothing() {
            then();
        }

        public void thenRefused(Class<? extends Refusal> refusal) {
            assertThat(decision)
                    .isInstanceOfSatisfying(
                            Decision.Refused.class,
                            refused -> assertThat(refused.refusal()).isInstanceOf(refusal));
        }
    }
}
