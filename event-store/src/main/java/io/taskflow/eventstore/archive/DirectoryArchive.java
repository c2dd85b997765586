package io.taskflow.eventstore.archive;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Files in a directory. Only new ones are put there: a file is read wherever its URI says it lies.
 */
public final class DirectoryArchive implements Archive {
    private final Path directory;

    public DirectoryArchive(Path directory) {
        this.directory = directory;
    }

    @Override
    public URI store(String name, Content content) throws IOException {
        Files.createDirectories(directory);
        Path home = directory.toRealPath();
        Path file = home.resolve(name);
        Path part = home.resolve(name + ".part");
        try (FileChannel channel = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
            content.writeTo(out);
            out.flush();
            channel.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        // A rename is durable with its directory.
        try (FileChannel channel = FileChannel.open(home, StandardOpenOption.READ)) {
            channel.force(true);
        }
        return file.toUri();
    }

    @Override
    public byte[] read(URI place, long offset, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        try (FileChannel channel = FileChannel.open(file(place), StandardOpenOption.READ)) {
            while (bytes.hasRemaining()) {
                if (channel.read(bytes, offset + bytes.position()) < 0) {
                    throw new EOFException(place + " ends before byte " + (offset + length));
                }
            }
        }
        return bytes.array();
    }

    @Override
    public long size(URI place) throws IOException {
        try (FileChannel channel = FileChannel.open(file(place), StandardOpenOption.READ)) {
            return channel.size();
        }
    }

    private static Path file(URI place) throws IOException {
        if (!"file".equals(place.getScheme())) {
            throw new IOException("a directory of files cannot read " + place);
        }
        return Path.of(place);
    }
}
