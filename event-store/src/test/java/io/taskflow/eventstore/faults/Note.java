package io.taskflow.eventstore.faults;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.taskflow.eventstore.AppendRefusal;
import io.taskflow.eventstore.AppendRequest;
import io.taskflow.eventstore.AppendResult;
import io.taskflow.eventstore.Guard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.OptionalLong;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a process writes down while it works: one line of JSON, in its file before the process goes on, so that nothing but a line that was begun is
 * lost when it is killed. Times are {@link System#nanoTime}, the machine's own clock: they compare across processes.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "is")
sealed interface Note {

    record Invoked(String operation, long at, Call call) implements Note {}

    record Answered(String operation, long at, Outcome outcome) implements Note {}

    /** A reader begins behind this position. */
    record Reading(long after) implements Note {}

    record Saw(long at, long position, String eventId) implements Note {}

    /** The reader asked for the head, was told this one, and has read all up to it. */
    record CaughtUp(long head) implements Note {}

    /** No operation is under way, and none will be begun. */
    record Rested() implements Note {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "is")
    sealed interface Call {
        /** What changes anything has an event: the log tells of its place in the order. */
        record Append(AppendRequest request) implements Call {}

        record Version(String streamId) implements Call {}

        record Head() implements Call {}
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "is")
    sealed interface Outcome {
        /** @param head that the process knew of right after the answer */
        record Appended(AppendResult result, long head) implements Outcome {}

        record Refused(AppendRefusal refusal) implements Outcome {}

        record Told(long number) implements Outcome {}

        /** It may have happened or not. */
        record Unavailable(String why) implements Outcome {}

        /** What must not be answered at all. */
        record Failed(String why) implements Outcome {}
    }

    JsonMapper JSON = JsonMapper.builder()
            .addMixIn(Guard.class, Typed.class)
            .addMixIn(AppendRefusal.class, Typed.class)
            .build();

    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "is")
    interface Typed {}

    /** A file of notes that is written; for use by many threads. */
    final class Book implements AutoCloseable {
        private final FileChannel file;

        Book(Path path) throws IOException {
            file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        }

        synchronized void write(Note note) {
            ByteBuffer line = ByteBuffer.wrap((JSON.writeValueAsString(note) + "\n").getBytes(StandardCharsets.UTF_8));
            try {
                while (line.hasRemaining()) {
                    file.write(line);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    /** All notes of a file; none where there is no file. */
    static List<Note> read(Path path) throws IOException {
        return lines(path).stream()
                .map(line -> JSON.readValue(line, Note.class))
                .toList();
    }

    /** Where a reader has got to: what it noted stands for the token it would keep. Empty where it did not begin. */
    static OptionalLong lastSeen(Path path) throws IOException {
        String sight = "\"" + Saw.class.getSimpleName() + "\"";
        String begin = "\"" + Reading.class.getSimpleName() + "\"";
        // Few of the lines are parsed: nobody waits longer for the next process than it takes to start.
        for (String line : lines(path).reversed()) {
            if (line.contains(sight) || line.contains(begin)) {
                return switch (JSON.readValue(line, Note.class)) {
                    case Saw saw -> OptionalLong.of(saw.position());
                    case Reading(long after) -> OptionalLong.of(after);
                    case Note other -> throw new IllegalStateException("neither seen nor begun: " + other);
                };
            }
        }
        return OptionalLong.empty();
    }

    /** Without a last one that its process did not end. */
    private static List<String> lines(Path path) throws IOException {
        if (Files.notExists(path)) {
            return List.of();
        }
        String text = Files.readString(path);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }
}
