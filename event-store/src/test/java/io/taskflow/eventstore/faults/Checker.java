package io.taskflow.eventstore.faults;

import io.taskflow.eventstore.AppendRefusal;
import io.taskflow.eventstore.AppendRequest;
import io.taskflow.eventstore.AppendResult;
import io.taskflow.eventstore.NewEvent;
import io.taskflow.eventstore.RecordedEvent;
import io.taskflow.eventstore.faults.Note.Call;
import io.taskflow.eventstore.faults.Note.Outcome;
import io.taskflow.eventstore.postgres.ModelLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Proves of what several processes noted, and of the log that was left, that all of it could have happened one after the other: strict
 * serialisability, with the log's positions as the order. What appended something has its place there, so nothing needs to be searched; what only
 * read, was refused or was answered by a receipt needs a moment between its call and its answer at which one {@link ModelLog} that takes the log's
 * requests in their order would have said the same.
 */
final class Checker {
    /** Problems after which there is no use in naming more. */
    private static final int ENOUGH = 20;

    private final List<Logged> log;
    private final Map<String, Operation> operations = new LinkedHashMap<>();
    private final Map<String, Operation> byEvent = new HashMap<>();
    private final List<Operation> order = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    /** What the log holds of an event. */
    record Logged(long position, String eventId, String streamId, long sequence, Instant recordedAt) {
        static Logged of(RecordedEvent event) {
            return new Logged(
                    event.position(), event.eventId(), event.streamId(), event.sequence(), event.recordedAt());
        }
    }

    private static final class Operation {
        final String id;
        final Call call;
        final long invoked;
        /** For ever after, where no answer came. */
        long answered = Long.MAX_VALUE;

        Outcome outcome = new Outcome.Unavailable("no answer");
        /** Position of its last event in the log, 0 for none. */
        long position;

        Operation(Note.Invoked note) {
            this.id = note.operation();
            this.call = note.call();
            this.invoked = note.at();
        }

        @Override
        public String toString() {
            return id + " " + call + " -> " + outcome;
        }
    }

    private Checker(List<Logged> log) {
        this.log = log;
    }

    /**
     * @param log all of it, in the order in which it was read
     * @param processes the notes of each, in their order
     * @return what cannot be; empty where all is well
     */
    static List<String> problems(List<Logged> log, List<List<Note>> processes) {
        Checker checker = new Checker(log);
        checker.checkPositions();
        processes.forEach(checker::collect);
        checker.place();
        checker.replay();
        checker.checkRealTime();
        checker.findMoments();
        processes.forEach(checker::checkReader);
        return checker.problems;
    }

    private void problem(String format, Object... arguments) {
        if (problems.size() < ENOUGH) {
            problems.add(format.formatted(arguments));
        }
    }

    private void checkPositions() {
        Instant time = Instant.MIN;
        for (int i = 0; i < log.size(); i++) {
            Logged event = log.get(i);
            if (event.position() != i + 1) {
                problem("position %d stands where %d belongs", event.position(), i + 1);
            }
            if (event.recordedAt().isBefore(time)) {
                problem(
                        "position %d was recorded at %s, before the one before it",
                        event.position(), event.recordedAt());
            }
            time = event.recordedAt();
        }
    }

    private void collect(List<Note> notes) {
        for (Note note : notes) {
            if (note instanceof Note.Invoked invoked) {
                Operation operation = new Operation(invoked);
                operations.put(operation.id, operation);
                for (NewEvent event : events(operation)) {
                    byEvent.put(event.eventId(), operation);
                }
            } else if (note instanceof Note.Answered answered) {
                Operation operation = operations.get(answered.operation());
                operation.outcome = answered.outcome();
                if (answered.outcome() instanceof Outcome.Failed(String why)) {
                    problem("failed: %s: %s", why, operation);
                }
                if (!(answered.outcome() instanceof Outcome.Unavailable)) {
                    operation.answered = answered.at();
                }
            }
        }
    }

    private static List<NewEvent> events(Operation operation) {
        return operation.call instanceof Call.Append(AppendRequest request) ? request.events() : List.of();
    }

    /** Finds each operation's events in the log: all of them, side by side and once, or none. */
    private void place() {
        for (int i = 0; i < log.size(); ) {
            Operation operation = byEvent.get(log.get(i).eventId());
            if (operation == null) {
                problem("nobody sent the event at position %d", log.get(i).position());
                i++;
                continue;
            }
            List<String> sent =
                    events(operation).stream().map(NewEvent::eventId).toList();
            List<String> found = log.subList(i, Math.min(log.size(), i + sent.size())).stream()
                    .map(Logged::eventId)
                    .toList();
            if (operation.position > 0) {
                problem("in the log twice, at %d and %d: %s", operation.position, i + 1, operation);
            } else if (!found.equals(sent)) {
                problem("in the log in part, at %d: %s", i + 1, operation);
            } else {
                i += sent.size() - 1;
                order.add(operation);
            }
            operation.position = i + 1;
            i++;
        }
    }

    /** The log's own order, request by request: what is in it must have been right to take, and answered so. */
    private void replay() {
        ModelLog model = new ModelLog();
        for (Operation operation : order) {
            Object verdict = model.decide(((Call.Append) operation.call).request());
            if (!(verdict instanceof ModelLog.Taken taken)
                    || taken.replayed()
                    || taken.position() != operation.position) {
                problem("in the log, but should have been %s: %s", verdict, operation);
                return;
            }
            for (int i = Math.toIntExact(operation.position) - events(operation).size(); i < operation.position; i++) {
                Logged event = log.get(i);
                String there = event.streamId() + "/" + event.sequence() + "/" + event.eventId();
                if (!model.event(i + 1).equals(there)) {
                    problem("position %d is %s and should be %s", i + 1, there, model.event(i + 1));
                }
            }
            switch (operation.outcome) {
                case Outcome.Appended(AppendResult result, long head) -> {
                    if (!same(taken, result)) {
                        problem("answered wrongly, should be %s: %s", taken, operation);
                    }
                    if (head < result.position()) {
                        problem("the process knew of head %d only: %s", head, operation);
                    }
                }
                case Outcome.Unavailable _ -> {}
                case Outcome.Refused _, Outcome.Told _, Outcome.Failed _ ->
                    problem("in the log at %d, but: %s", operation.position, operation);
            }
        }
    }

    private boolean same(ModelLog.Taken taken, AppendResult result) {
        return taken.position() == result.position()
                && taken.versions().equals(result.versions())
                && String.valueOf(taken.resultId()).equals(String.valueOf(result.resultId()))
                && recordedAt(result.position()).equals(result.recordedAt());
    }

    private Instant recordedAt(long position) {
        return position < 1 || position > log.size()
                ? Instant.EPOCH
                : log.get(Math.toIntExact(position) - 1).recordedAt();
    }

    /** Who was answered before another one called stands before it. */
    private void checkRealTime() {
        long latest = Long.MIN_VALUE;
        for (Operation operation : order) {
            if (operation.answered < latest) {
                problem("answered before something called that stands before it in the log: %s", operation);
            }
            latest = Math.max(latest, operation.invoked);
        }
    }

    /** Something that left nothing in the log, and between how many of the log's operations its moment lies. */
    private record Momentary(Operation operation, int earliest, int latest) {}

    private void findMoments() {
        List<Momentary> waiting = momentary();
        List<Momentary> open = new ArrayList<>();
        ModelLog model = new ModelLog();
        long position = 0;
        int next = 0;
        for (int done = 0; done <= order.size(); done++) {
            if (done > 0) {
                Operation operation = order.get(done - 1);
                model.decide(((Call.Append) operation.call).request());
                position = operation.position;
            }
            for (; next < waiting.size() && waiting.get(next).earliest() <= done; next++) {
                open.add(waiting.get(next));
            }
            settle(open, model, position, done);
        }
        open.addAll(waiting.subList(next, waiting.size()));
        open.forEach(one -> problem("could not have been at any moment: %s", one.operation()));
    }

    /** Takes those away whose moment is now. In the order of their calls: who was answered before another one called needs a moment not after its. */
    private void settle(List<Momentary> open, ModelLog model, long position, int done) {
        long firstOpenAnswer = Long.MAX_VALUE;
        for (var each = open.iterator(); each.hasNext(); ) {
            Momentary one = each.next();
            boolean mayBeNow = one.operation().invoked <= firstOpenAnswer;
            if (mayBeNow && holds(one.operation(), model, position)) {
                each.remove();
            } else if (one.latest() <= done) {
                problem("could not have been at any moment: %s", one.operation());
                each.remove();
            } else {
                firstOpenAnswer = Math.min(firstOpenAnswer, one.operation().answered);
            }
        }
    }

    private boolean holds(Operation operation, ModelLog model, long position) {
        return switch (operation.call) {
            case Call.Head() -> operation.outcome.equals(new Outcome.Told(position));
            case Call.Version(String stream) -> operation.outcome.equals(new Outcome.Told(model.version(stream)));
            case Call.Append(AppendRequest request) ->
                switch (model.verdict(request)) {
                    case ModelLog.Taken taken ->
                        operation.outcome instanceof Outcome.Appended appended
                                && taken.replayed()
                                && appended.result().replayed()
                                && same(taken, appended.result());
                    case AppendRefusal refusal -> operation.outcome.equals(new Outcome.Refused(refusal));
                    default -> false;
                };
        };
    }

    /** By their calls. */
    private List<Momentary> momentary() {
        Operation[] byAnswer = order.stream()
                .sorted(Comparator.comparingLong(operation -> operation.answered))
                .toArray(Operation[]::new);
        Operation[] byCall = order.stream()
                .sorted(Comparator.comparingLong(operation -> operation.invoked))
                .toArray(Operation[]::new);
        Map<Operation, Integer> place = new HashMap<>();
        for (int i = 0; i < order.size(); i++) {
            place.put(order.get(i), i);
        }
        // After how many of the log's operations whatever follows the first n answers must come, and before how many
        // what comes before the call n.
        int[] after = new int[byAnswer.length + 1];
        for (int i = 0; i < byAnswer.length; i++) {
            after[i + 1] = Math.max(after[i], place.get(byAnswer[i]) + 1);
        }
        int[] before = new int[byCall.length + 1];
        before[byCall.length] = order.size();
        for (int i = byCall.length - 1; i >= 0; i--) {
            before[i] = Math.min(before[i + 1], place.get(byCall[i]));
        }
        long[] answers = Arrays.stream(byAnswer)
                .mapToLong(operation -> operation.answered)
                .toArray();
        long[] calls =
                Arrays.stream(byCall).mapToLong(operation -> operation.invoked).toArray();
        return operations.values().stream()
                .filter(operation -> operation.position == 0 && operation.answered != Long.MAX_VALUE)
                .filter(this::mayLeaveNothing)
                .sorted(Comparator.comparingLong(operation -> operation.invoked))
                .map(operation -> new Momentary(
                        operation, after[below(answers, operation.invoked)], before[upTo(calls, operation.answered)]))
                .toList();
    }

    private boolean mayLeaveNothing(Operation operation) {
        boolean lost = operation.outcome instanceof Outcome.Appended appended
                && !appended.result().replayed();
        if (lost) {
            problem("acknowledged, but not in the log: %s", operation);
        }
        return !lost && !(operation.outcome instanceof Outcome.Failed);
    }

    /** How many of these are less. */
    private static int below(long[] sorted, long value) {
        int found = Arrays.binarySearch(sorted, value);
        while (found > 0 && sorted[found - 1] == value) {
            found--;
        }
        return found < 0 ? -found - 1 : found;
    }

    /** How many of these are not greater. */
    private static int upTo(long[] sorted, long value) {
        return below(sorted, value + 1);
    }

    /** A reader sees all of the log behind where it began, in order, once, and not before it was sent. */
    private void checkReader(List<Note> notes) {
        long seen = -1;
        for (Note note : notes) {
            if (note instanceof Note.Reading reading) {
                seen = reading.after();
            } else if (note instanceof Note.Saw saw) {
                if (saw.position() != seen + 1) {
                    problem("a reader saw position %d after %d", saw.position(), seen);
                }
                seen = saw.position();
                if (seen < 1 || seen > log.size()) {
                    problem("a reader saw position %d, which is not in the log", seen);
                } else {
                    checkSight(saw, log.get(Math.toIntExact(seen) - 1));
                }
            } else if (note instanceof Note.CaughtUp(long head) && seen < head) {
                problem("a reader saw all up to %d only, and the head was %d", seen, head);
            }
        }
    }

    private void checkSight(Note.Saw saw, Logged there) {
        if (!there.eventId().equals(saw.eventId())) {
            problem("a reader saw %s at position %d, where %s is", saw.eventId(), saw.position(), there.eventId());
        }
        Operation operation = byEvent.get(there.eventId());
        if (operation != null && saw.at() < operation.invoked) {
            problem("a reader saw position %d before it was sent: %s", saw.position(), operation);
        }
    }
}
