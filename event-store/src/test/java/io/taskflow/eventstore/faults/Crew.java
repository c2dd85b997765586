package io.taskflow.eventstore.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** A place at the log that one {@link Worker} after the other holds, each a process that reads on where the one before it was killed. */
final class Crew implements AutoCloseable {
    private final String name;
    private final int writers;
    private final Random random;
    private final Path folder;
    private final FaultProxy proxy;
    private final String url;
    private final List<Path> books = new ArrayList<>();
    private final List<Long> killed = new ArrayList<>();
    private Process worker;

    /** @param writers 0 for one that only reads */
    Crew(String name, int writers, long seed, Path folder, CrashingPostgres postgres) throws IOException {
        this.name = name;
        this.writers = writers;
        this.random = new Random(seed);
        this.folder = folder;
        this.proxy = new FaultProxy(postgres.port());
        this.url = postgres.url(proxy.port());
        this.worker = start();
    }

    private Process start() throws IOException {
        long after = lastSeen();
        String incarnation = name + "." + books.size();
        Path book = folder.resolve(incarnation + ".jsonl");
        books.add(book);
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Worker.class.getName(),
                incarnation,
                url,
                book.toString(),
                Long.toString(random.nextLong()),
                Integer.toString(writers),
                Long.toString(after));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said(books.size() - 1).toFile())
                .start();
    }

    private long lastSeen() throws IOException {
        for (Path book : books.reversed()) {
            OptionalLong seen = Note.lastSeen(book);
            if (seen.isPresent()) {
                return seen.getAsLong();
            }
        }
        return 0;
    }

    FaultProxy proxy() {
        return proxy;
    }

    /** {@link System#nanoTime} of each {@link #kill}. */
    List<Long> killed() {
        return killed;
    }

    /** SIGKILL; another one takes its place. */
    void kill() throws IOException, InterruptedException {
        expectAlive();
        killed.add(System.nanoTime());
        worker.destroyForcibly().waitFor();
        worker = start();
    }

    private void expectAlive() throws IOException {
        if (!worker.isAlive()) {
            throw new AssertionError(name + " ended by itself: " + Files.readString(said(books.size() - 1)));
        }
    }

    /** Tells it to begin nothing more. */
    void rest() throws IOException {
        worker.getOutputStream().write('\n');
        worker.getOutputStream().flush();
    }

    /** Whether an append of the present one was acknowledged. */
    boolean appended() throws IOException {
        return Note.read(books.getLast()).stream()
                .anyMatch(note ->
                        note instanceof Note.Answered answered && answered.outcome() instanceof Note.Outcome.Appended);
    }

    boolean rested() throws IOException {
        expectAlive();
        return Note.read(books.getLast()).contains(new Note.Rested());
    }

    /** Lets it read to the end. */
    void finish() throws IOException, InterruptedException {
        worker.getOutputStream().close();
        if (!worker.waitFor(60, TimeUnit.SECONDS) || worker.exitValue() != 0) {
            throw new AssertionError(name + " did not end well: " + Files.readString(said(books.size() - 1)));
        }
    }

    private Path said(int worker) {
        return folder.resolve(name + "." + worker + ".out");
    }

    /** What each of its workers noted, in their order. */
    List<List<Note>> notes() throws IOException {
        List<List<Note>> notes = new ArrayList<>();
        for (Path book : books) {
            notes.add(Note.read(book));
        }
        return notes;
    }

    @Override
    public void close() throws IOException {
        worker.destroyForcibly();
        proxy.close();
    }
}
