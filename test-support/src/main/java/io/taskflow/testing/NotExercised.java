package io.taskflow.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.opentest4j.TestAbortedException;

/** Skips aloud: the reason stands in the module's {@code target/not-exercised.txt}, which the launcher prints at the end. */
public final class NotExercised {
    private static final Path NOTE = Path.of("target", "not-exercised.txt");

    private NotExercised() {}

    /**
     * Ends the running test as skipped.
     *
     * @param what what was not exercised
     * @param why what this machine lacks
     */
    public static TestAbortedException because(String what, String why) {
        String line = what + ": " + why;
        try {
            Files.createDirectories(NOTE.getParent());
            Files.writeString(
                    NOTE, line + System.lineSeparator(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new TestAbortedException(line);
    }
}
