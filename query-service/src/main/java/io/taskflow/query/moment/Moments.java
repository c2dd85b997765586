package io.taskflow.query.moment;

import io.taskflow.eventstore.EventLog;
import io.taskflow.eventstore.FutureInstantException;
import io.taskflow.support.http.Instants;
import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a query says into a moment whose answer can never change: an instant counts only once the log can record
 * nothing at or before it any more.
 */
public final class Moments {
    private static final long DEFAULT_WAIT_MS = 2_000;
    private static final long MAX_WAIT_MS = 30_000;

    private final EventLog log;
    private volatile Settled settled = new Settled(Instant.EPOCH, 0);

    public Moments(EventLog log) {
        this.log = log;
    }

    /** Up to {@code time} nothing can be recorded any more, and all that was has a position up to this one. */
    private record Settled(Instant time, long position) {}

    /**
     * The moment a query is about.
     *
     * @throws ProblemException {@code moment-ambiguous}, {@code invalid-instant}, {@code instant-in-future}, {@code
     *     position-ahead} or {@code malformed}
     */
    public Asked resolve(MomentParameters parameters) {
        long given = Stream.of(parameters.asOf(), parameters.asOfPosition(), parameters.knownAt())
                .filter(value -> value != null)
                .count();
        if (given > 1) {
            throw ProblemException.ofField(
                    ProblemType.MOMENT_AMBIGUOUS,
                    "asOf",
                    "one-moment",
                    "give one of asOf, asOfPosition and knownAt at most");
        }
        long min = minPosition(parameters);
        Duration patience = patience(parameters);
        if (parameters.asOf() != null) {
            return asOf(Instants.parse(parameters.asOf(), "asOf"), "asOf", min, patience);
        }
        if (parameters.knownAt() != null) {
            Instant time = Instants.parse(parameters.knownAt(), "knownAt");
            settle(time, "knownAt");
            return atPosition(log.positionKnownAt(time), min, patience);
        }
        if (parameters.asOfPosition() != null) {
            return atPosition(existing(parameters.asOfPosition()), min, patience);
        }
        return new Asked(new Moment.Live(), min, constant(min), patience);
    }

    /**
     * The moment of a question that has no past to ask for; its later pages stay where the first one was.
     *
     * @param instead what to use, in words
     * @throws ProblemException {@code malformed} if it names a moment
     */
    public Asked resolveLive(Optional<Moment> pinned, MomentParameters parameters, String instead) {
        if (parameters.namesMoment()) {
            String name =
                    parameters.asOf() != null ? "asOf" : parameters.asOfPosition() != null ? "asOfPosition" : "knownAt";
            throw ProblemException.ofField(ProblemType.MALFORMED, name, "unsupported", instead);
        }
        return resolve(pinned, parameters);
    }

    /**
     * The end of a stretch of time; now where none is given.
     *
     * @param pointer name of the parameter that gives it
     * @throws ProblemException as {@link #resolve(MomentParameters)}
     */
    public Asked resolveEnd(@Nullable String end, String pointer, MomentParameters parameters) {
        return end == null
                ? resolve(parameters)
                : asOf(Instants.parse(end, pointer), pointer, minPosition(parameters), patience(parameters));
    }

    /**
     * The moment of a page: what the query says, or what its cursor pins.
     *
     * @throws ProblemException as {@link #resolve(MomentParameters)}; {@code moment-ambiguous} if both say one
     */
    public Asked resolve(Optional<Moment> pinned, MomentParameters parameters) {
        if (pinned.isPresent() && parameters.namesMoment()) {
            throw ProblemException.ofField(
                    ProblemType.MOMENT_AMBIGUOUS, "cursor", "one-moment", "a cursor has its own moment");
        }
        return pinned.map(moment -> resume(moment, parameters)).orElseGet(() -> resolve(parameters));
    }

    /** Demands again what a cursor's first page demanded; its moment was final then. */
    private Asked resume(Moment pinned, MomentParameters parameters) {
        long min = minPosition(parameters);
        Duration patience = patience(parameters);
        return switch (pinned) {
            case Moment.Live live -> new Asked(pinned, min, constant(min), patience);
            case Moment.AtPosition(long position) -> atPosition(position, min, patience);
            case Moment.AsOf(Instant time) -> asOf(time, "cursor", min, patience);
        };
    }

    private Asked asOf(Instant time, String pointer, long min, Duration patience) {
        long enough = Math.max(min, settle(time, pointer));
        return new Asked(new Moment.AsOf(time), enough, () -> Math.max(min, log.positionKnownAt(time)), patience);
    }

    private static Asked atPosition(long position, long min, Duration patience) {
        long need = Math.max(position, min);
        return new Asked(new Moment.AtPosition(position), need, constant(need), patience);
    }

    private static LongSupplier constant(long value) {
        return () -> value;
    }

    private long settle(Instant time, String pointer) {
        Settled known = settled;
        if (!time.isAfter(known.time())) {
            return known.position();
        }
        // Settling the head's own time costs no more than settling an older one, and serves every question up to it.
        Instant head = log.headTime();
        Instant target = time.isAfter(head) ? time : head;
        try {
            Settled fresh = new Settled(target, log.settle(target));
            // Of two at once either may stay: each is true, the other is only found again.
            settled = fresh;
            return fresh.position();
        } catch (FutureInstantException e) {
            throw ProblemException.ofField(
                            ProblemType.INSTANT_IN_FUTURE, pointer, "past", "must not lie in the future of the server")
                    .with("now", e.now());
        }
    }

    private long existing(long position) {
        if (position < 0) {
            throw malformed("asOfPosition", "must be 0 or more");
        }
        if (position > settled.position() && position > log.head()) {
            long head = log.refreshHead();
            if (position > head) {
                throw ProblemException.ofField(
                                ProblemType.POSITION_AHEAD,
                                "asOfPosition",
                                "position",
                                "must be at most the log's head, " + head)
                        .with("head", head);
            }
        }
        return position;
    }

    private static long minPosition(MomentParameters parameters) {
        Long min = parameters.minPosition();
        if (min == null) {
            return 0;
        }
        if (min < 0) {
            throw malformed("minPosition", "must be 0 or more");
        }
        return min;
    }

    private static Duration patience(MomentParameters parameters) {
        Long wait = parameters.waitMs();
        if (wait == null) {
            return Duration.ofMillis(DEFAULT_WAIT_MS);
        }
        if (wait < 0 || wait > MAX_WAIT_MS) {
            throw malformed("waitMs", "must be from 0 to " + MAX_WAIT_MS);
        }
        return Duration.ofMillis(wait);
    }

    private static ProblemException malformed(String pointer, String message) {
        return ProblemException.ofField(ProblemType.MALFORMED, pointer, "range", message);
    }
}
