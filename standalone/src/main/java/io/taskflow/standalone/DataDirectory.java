package io.taskflow.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * The directory that one running taskflow owns. The lock is the operating system's: it ends with the process, however that ends, so a
 * crash never blocks the next start.
 */
final class DataDirectory implements AutoCloseable {

    private final Path path;
    private final FileChannel channel;

    private DataDirectory(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** @throws StartRefused if another process holds it, or it cannot be made */
    static DataDirectory lock(Path wanted) {
        try {
            Path path = make(wanted);
            FileChannel channel = FileChannel.open(
                    path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            @Nullable FileLock lock = channel.tryLock();
            if (lock == null) {
                String owner = contentOf(channel);
                channel.close();
                throw new StartRefused("another taskflow" + (owner.isEmpty() ? "" : " (process " + owner + ")")
                        + " is running on " + path + "; stop it, or choose another directory with --data");
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return new DataDirectory(path, channel);
        } catch (IOException e) {
            throw new StartRefused("the data directory " + wanted + " cannot be used: " + reason(e), e);
        }
    }

    private static String reason(IOException e) {
        return switch (e) {
            case FileAlreadyExistsException file -> file.getFile() + " is a file";
            case AccessDeniedException denied -> "there is no right to write " + denied.getFile();
            default -> String.valueOf(e.getMessage());
        };
    }

    private static Path make(Path wanted) throws IOException {
        if (!Files.isDirectory(wanted)) {
            Path parent = wanted.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.createDirectory(
                    wanted, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        return wanted.toRealPath();
    }

    private static String contentOf(FileChannel channel) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(32);
        channel.read(buffer, 0);
        return new String(buffer.array(), 0, buffer.position(), StandardCharsets.US_ASCII).strip();
    }

    Path path() {
        return path;
    }

    Path adminFile() {
        return path.resolve("admin.txt");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
