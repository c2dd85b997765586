package io.taskflow.eventstore.postgres;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.taskflow.eventstore.RecordedEvent;
import io.taskflow.eventstore.archive.Archive;
import io.taskflow.eventstore.archive.ArchivedEvent;
import io.taskflow.eventstore.archive.MonthFile;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/** The archived months that were read last: their directories and a few of their blocks, however many months there are. */
final class ArchivedBlocks {
    private static final int FILES = 32;
    private static final long UNPACKED_BYTES = 16 << 20;

    private final Archive archive;
    private final Cache<URI, MonthFile> files =
            Caffeine.newBuilder().maximumSize(FILES).build();
    private final Cache<Key, List<RecordedEvent>> blocks = Caffeine.newBuilder()
            .maximumWeight(UNPACKED_BYTES)
            .weigher((Key key, List<RecordedEvent> events) -> key.file.bytesOf(key.block))
            .build();

    ArchivedBlocks(Archive archive) {
        this.archive = archive;
    }

    private record Key(MonthFile file, int block) {}

    Month month(URI place) throws IOException {
        return new ArchivedMonth(this, file(place));
    }

    MonthFile file(URI place) throws IOException {
        MonthFile file = files.getIfPresent(place);
        if (file == null) {
            file = MonthFile.open(archive, place);
            files.put(place, file);
        }
        return file;
    }

    List<RecordedEvent> events(MonthFile file, int block) throws IOException {
        Key key = new Key(file, block);
        List<RecordedEvent> events = blocks.getIfPresent(key);
        if (events == null) {
            events = file.events(block).stream().map(ArchivedEvent::event).toList();
            blocks.put(key, events);
        }
        return events;
    }
}
