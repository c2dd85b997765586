package io.taskflow.projection;

import io.taskflow.eventstore.EventLog;
import io.taskflow.eventstore.RecordedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** A log that is a list, for those who read it whole: as the feed, and by scope. A test may break the reading by scope. */
public final class ListedLog implements EventLog {
    private final CopyOnWriteArrayList<RecordedEvent> events;
    public volatile Consumer<RecordedEvent> beforeEach = event -> {};
    public volatile @Nullable String readAfterScope;

    public ListedLog(List<RecordedEvent> events) {
        this.events = new CopyOnWriteArrayList<>(events);
    }

    public void add(List<RecordedEvent> more) {
        events.addAll(more);
    }

    @Override
    public long head() {
        return events.size();
    }

    @Override
    public long refreshHead() {
        return head();
    }

    @Override
    public void readAll(long afterPosition, long uptoPosition, int fetch, Consumer<RecordedEvent> reader) {
        events.subList((int) afterPosition, (int) uptoPosition).forEach(reader);
    }

    @Override
    public void readTypes(
            Set<String> types, long afterPosition, long uptoPosition, int limit, Consumer<RecordedEvent> reader) {
        events.subList((int) afterPosition, (int) uptoPosition).stream()
                .filter(event -> types.contains(event.type()))
                .limit(limit)
                .forEach(reader);
    }

    @Override
    public void readAllByScope(long uptoPosition, @Nullable String afterScope, Consumer<RecordedEvent> reader) {
        readAfterScope = afterScope;
        for (RecordedEvent event : RandomBoards.byScope(events)) {
            if (event.position() <= uptoPosition
                    && (afterScope == null || String.valueOf(event.scope()).compareTo(afterScope) > 0)) {
                beforeEach.accept(event);
                reader.accept(event);
            }
        }
    }

    @Override
    public Instant headTime() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void readScope(String scope, long afterPosition, long uptoPosition, Consumer<RecordedEvent> reader) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void readStream(String streamId, long fromSequence, int limit, Consumer<RecordedEvent> reader) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long version(String streamId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long positionKnownAt(Instant moment) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long positionBefore(Instant occurredAt) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long settle(Instant moment) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean anyInScope(String scope, long afterPosition, long uptoPosition) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Registration onAppend(LongConsumer newHead) {
        throw new UnsupportedOperationException();
    }
}
