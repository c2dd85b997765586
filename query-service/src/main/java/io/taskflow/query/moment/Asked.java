package io.taskflow.query.moment;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A moment that is final, and how far a view must have got to show it.
 *
 * @param enough a position that suffices for sure, known without asking the log
 * @param least the least position that suffices; asking costs a look into the log
 * @param patience how long to wait for the view
 */
public record Asked(Moment moment, long enough, LongSupplier least, Duration patience) {
    /** What an answer shows that was made from the log as far as {@code head}. */
    public long shown(long head) {
        return switch (moment) {
            case Moment.Live live -> head;
            case Moment.AsOf asOf -> least.getAsLong();
            case Moment.AtPosition(long position) -> position;
        };
    }

    /** The same question, of a view that has got to this position at least. */
    public Asked after(long position) {
        return new Asked(moment, Math.max(enough, position), () -> Math.max(least.getAsLong(), position), patience);
    }
}
