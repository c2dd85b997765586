package io.taskflow.eventstore.postgres;

import io.taskflow.eventstore.RecordedEvent;
import io.taskflow.eventstore.archive.MonthFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** A month in an archive. Of its blocks those are unpacked that the question needs. */
record ArchivedMonth(ArchivedBlocks blocks, MonthFile file) implements Month {

    @Override
    public List<RecordedEvent> after(long position, long upto, int limit) throws IOException {
        return some(range(position, upto), event -> in(event, position, upto), limit);
    }

    @Override
    public List<RecordedEvent> ofScope(String scope, long after, long upto, int limit) throws IOException {
        IntStream ofScope = IntStream.of(file.blocksOfScope(scope))
                .filter(block -> file.lastOf(block) > after && file.firstOf(block) <= upto);
        return some(ofScope, event -> scope.equals(event.scope()) && in(event, after, upto), limit);
    }

    @Override
    public List<RecordedEvent> ofStream(String streamId, long fromSequence, int limit) throws IOException {
        return some(
                IntStream.of(file.blocksOfStream(streamId)),
                event -> event.streamId().equals(streamId) && event.sequence() >= fromSequence,
                limit);
    }

    @Override
    public long versionOf(String streamId) throws IOException {
        List<RecordedEvent> events = ofStream(streamId, 0, Integer.MAX_VALUE);
        return events.isEmpty() ? 0 : events.getLast().sequence() + 1;
    }

    @Override
    public List<RecordedEvent> ofTypes(Set<String> types, long after, long upto, int limit) throws IOException {
        return some(range(after, upto), event -> types.contains(event.type()) && in(event, after, upto), limit);
    }

    @Override
    public List<RecordedEvent> at(long[] positions) throws IOException {
        List<RecordedEvent> found = new ArrayList<>(positions.length);
        for (long position : positions) {
            int block = file.blockOf(position);
            found.add(blocks.events(file, block).get((int) (position - file.firstOf(block))));
        }
        return found;
    }

    @Override
    public long firstOccurredFrom(long micros) throws IOException {
        int block = file.blockWithOccurred(Micros.instant(micros));
        if (block == file.blocks()) {
            return 0;
        }
        return blocks.events(file, block).stream()
                .filter(event -> Micros.of(event.occurredAt()) >= micros)
                .mapToLong(RecordedEvent::position)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public long knownAt(long micros) throws IOException {
        return file.positionKnownAt(Micros.instant(micros));
    }

    private IntStream range(long after, long upto) {
        return IntStream.range(file.blockOf(after + 1), file.blocks()).takeWhile(block -> file.firstOf(block) <= upto);
    }

    private List<RecordedEvent> some(IntStream from, Predicate<RecordedEvent> wanted, int limit) throws IOException {
        List<RecordedEvent> found = new ArrayList<>();
        for (int block : (Iterable<Integer>) from.boxed()::iterator) {
            for (RecordedEvent event : blocks.events(file, block)) {
                if (found.size() == limit) {
                    return found;
                }
                if (wanted.test(event)) {
                    found.add(event);
                }
            }
        }
        return found;
    }

    private static boolean in(RecordedEvent event, long after, long upto) {
        return event.position() > after && event.position() <= upto;
    }
}
