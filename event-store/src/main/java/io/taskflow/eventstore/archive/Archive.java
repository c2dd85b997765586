package io.taskflow.eventstore.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.NoSuchFileException;

/** Where months of the log lie once they have left the database: a directory, or anything that keeps files and reads ranges of them. Safe for many threads. */
public interface Archive {

    /**
     * Stores a file whole or not at all, in place of one of that name; it is durable when this returns.
     *
     * @return where it lies
     */
    URI store(String name, Content content) throws IOException;

    /**
     * A range of a file.
     *
     * @throws NoSuchFileException there is none at this place
     * @throws java.io.EOFException it ends before the range does
     */
    byte[] read(URI place, long offset, int length) throws IOException;

    /**
     * The size of a file in bytes.
     *
     * @throws NoSuchFileException there is none at this place
     */
    long size(URI place) throws IOException;

    /** What a file is to hold. */
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }
}
