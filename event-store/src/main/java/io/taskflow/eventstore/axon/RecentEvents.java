package io.taskflow.eventstore.axon;

import io.taskflow.eventstore.EventLog;
import io.taskflow.eventstore.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** The feed, whose newest stretch is read once for all who follow it. */
final class RecentEvents {

    private final EventLog log;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile List<RecordedEvent> newest = List.of();

    RecentEvents(EventLog log) {
        this.log = log;
    }

    /** The events that follow a position, so many at most; empty only at the head. */
    List<RecordedEvent> after(long position, int limit) {
        List<RecordedEvent> known = following(position, limit);
        if (!known.isEmpty()) {
            return known;
        }
        long head = log.head();
        if (position >= head) {
            return List.of();
        }
        if (head - position > limit) {
            // Far behind, where nobody else is.
            return read(position, position + limit);
        }
        reading.lock();
        try {
            known = following(position, limit);
            if (known.isEmpty()) {
                known = read(position, head);
                newest = known;
            }
            return known;
        } finally {
            reading.unlock();
        }
    }

    /** Positions have no gaps, so an event's place follows from its position. */
    private List<RecordedEvent> following(long position, int limit) {
        List<RecordedEvent> events = newest;
        if (events.isEmpty()) {
            return events;
        }
        long skipped = position + 1 - events.getFirst().position();
        if (skipped < 0 || skipped >= events.size()) {
            return List.of();
        }
        int from = (int) skipped;
        return events.subList(from, Math.min(events.size(), from + limit));
    }

    private List<RecordedEvent> read(long afterPosition, long uptoPosition) {
        int count = (int) (uptoPosition - afterPosition);
        List<RecordedEvent> events = new ArrayList<>(count);
        log.readAll(afterPosition, uptoPosition, count, events::add);
        return events;
    }
}
