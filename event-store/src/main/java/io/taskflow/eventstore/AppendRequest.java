package io.taskflow.eventstore;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is appended as a whole or refused as a whole.
 *
 * @param events in their order; may be empty, then the request only checks, claims, counts or raises the time
 * @param expected checked before any of the events is numbered
 * @param guards decided in their order
 * @param raiseTimeTo the log's time after this request is at least this; must not lie in the database's future
 */
public record AppendRequest(
        List<NewEvent> events,
        List<ExpectedVersion> expected,
        List<Guard> guards,
        @Nullable Receipt receipt,
        @Nullable Instant raiseTimeTo) {

    public AppendRequest {
        events = List.copyOf(events);
        expected = List.copyOf(expected);
        guards = List.copyOf(guards);
    }

    public static AppendRequest of(List<NewEvent> events) {
        return new AppendRequest(events, List.of(), List.of(), null, null);
    }

    public static AppendRequest checking(List<ExpectedVersion> expected, List<Guard> guards) {
        return new AppendRequest(List.of(), expected, guards, null, null);
    }

    public AppendRequest with(
            List<ExpectedVersion> moreExpected, List<Guard> moreGuards, @Nullable Receipt newReceipt) {
        return new AppendRequest(events, moreExpected, moreGuards, newReceipt, raiseTimeTo);
    }
}
