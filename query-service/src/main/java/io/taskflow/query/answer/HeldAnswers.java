package io.taskflow.query.answer;

import io.taskflow.eventstore.EventLog;
import io.taskflow.query.moment.Moment;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Whether the answer a client holds is still right: one of the past is for ever, one of now as long as the log has
 * nothing new of its board. Asked before the answer's own connection is taken, since it may need one itself.
 */
@Component
public class HeldAnswers {
    private final EventLog log;

    HeldAnswers(EventLog log) {
        this.log = log;
    }

    /** The position that the held answer showed, if that answer is still right. */
    public OptionalLong stillRight(Question question, Moment moment, UUID board) {
        OptionalLong held = question.held(moment);
        if (held.isEmpty()) {
            return held;
        }
        long shown = held.getAsLong();
        return switch (moment) {
            case Moment.AsOf past -> held;
            case Moment.AtPosition past -> held;
            case Moment.Live live -> {
                long head = log.head();
                yield shown <= head && !log.anyInScope(board.toString(), shown, head) ? held : OptionalLong.empty();
            }
        };
    }
}
