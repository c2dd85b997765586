package io.taskflow.query;

import io.taskflow.events.EventMetadata;
import io.taskflow.events.EventType;
import io.taskflow.events.EventTypes;
import io.taskflow.events.TaskflowEvent;
import io.taskflow.eventstore.EventLog;
import io.taskflow.eventstore.FutureInstantException;
import io.taskflow.eventstore.RecordedEvent;
import io.taskflow.support.events.EventCodec;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** A log in memory, whose clock stands where the test puts it. */
public final class MemoryLog implements EventLog {
    private final EventCodec codec = new EventCodec();
    private final List<RecordedEvent> events = new CopyOnWriteArrayList<>();
    private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private volatile Instant settled = Instant.EPOCH;
    private volatile long shownHead = Long.MAX_VALUE;
    private volatile int settlings;

    public MemoryLog clock(Instant time) {
        now = time;
        return this;
    }

    /** The head that is told without asking: of a process that has not heard of the newest appends. */
    public MemoryLog showHead(long head) {
        shownHead = head;
        return this;
    }

    public int settlings() {
        return settlings;
    }

    public long append(UUID stream, UUID scope, UUID actor, TaskflowEvent event) {
        EventType type = EventTypes.of(event.getClass());
        events.add(new RecordedEvent(
                events.size() + 1L,
                stream.toString(),
                null,
                version(stream.toString()),
                scope.toString(),
                type.name(),
                type.revision(),
                UUID.randomUUID().toString(),
                now,
                now,
                codec.encode(event),
                codec.encodeMetadata(Map.of(EventMetadata.ACTOR, actor.toString()))));
        return events.size();
    }

    @Override
    public long head() {
        return Math.min(events.size(), shownHead);
    }

    @Override
    public long refreshHead() {
        return events.size();
    }

    @Override
    public Instant headTime() {
        Instant newest = events.isEmpty() ? Instant.EPOCH : events.getLast().recordedAt();
        return newest.isAfter(settled) ? newest : settled;
    }

    @Override
    public void readScope(String scope, long after, long upto, Consumer<RecordedEvent> reader) {
        events.stream()
                .filter(event -> scope.equals(event.scope()) && event.position() > after && event.position() <= upto)
                .forEach(reader);
    }

    @Override
    public void readStream(String stream, long from, int limit, Consumer<RecordedEvent> reader) {
        events.stream()
                .filter(event -> stream.equals(event.streamId()) && event.sequence() >= from)
                .limit(limit)
                .forEach(reader);
    }

    @Override
    public long version(String stream) {
        return events.stream().filter(event -> stream.equals(event.streamId())).count();
    }

    @Override
    public void readAll(long after, long upto, int fetch, Consumer<RecordedEvent> reader) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void readTypes(
            Set<String> types, long afterPosition, long uptoPosition, int limit, Consumer<RecordedEvent> reader) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void readAllByScope(long upto, String afterScope, Consumer<RecordedEvent> reader) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long positionKnownAt(Instant moment) {
        return events.stream()
                .filter(event -> !event.recordedAt().isAfter(moment))
                .count();
    }

    @Override
    public long positionBefore(Instant occurredAt) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long settle(Instant moment) {
        settlings++;
        if (moment.isAfter(now)) {
            throw new FutureInstantException(moment, now);
        }
        settled = moment.isAfter(settled) ? moment : settled;
        return events.size();
    }

    @Override
    public boolean anyInScope(String scope, long after, long upto) {
        return events.stream()
                .anyMatch(event -> scope.equals(event.scope()) && event.position() > after && event.position() <= upto);
    }

    @Override
    public Registration onAppend(LongConsumer newHead) {
        return () -> {};
    }
}
