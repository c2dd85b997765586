package io.taskflow.eventstore.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.S3Client;

/** Files in a directory and in S3. */
@Timeout(60)
class ArchivesTest {
    private static S3Server server;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() {
        server = new S3Server();
    }

    @AfterAll
    static void end() {
        server.close();
    }

    private Archives inS3() {
        return new Archives("s3://" + server.bucket() + "/of/months", server.endpoint());
    }

    private Archives inDirectory() {
        return new Archives(directory.toString(), server.endpoint());
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    /** Less than a part, parts exactly, and some more. */
    @ParameterizedTest
    @ValueSource(ints = {1, 70_000, 2 * (8 << 20), 2 * (8 << 20) + 7})
    void whatIsStoredIsReadRangeByRange(int length) throws IOException {
        byte[] bytes = bytes(length);
        for (Archives archive : new Archives[] {inS3(), inDirectory()}) {
            URI place = archive.store("file-" + length, out -> {
                int half = length / 2;
                out.write(bytes[0]);
                out.write(bytes, 1, half);
                out.write(bytes, 1 + half, length - 1 - half);
            });

            assertThat(archive.size(place)).isEqualTo(length);
            assertThat(archive.read(place, 0, length)).isEqualTo(bytes);
            assertThat(archive.read(place, length - 1, 1)).containsExactly(bytes[length - 1]);
            assertThat(archive.read(place, length / 3, length / 2 + 1))
                    .isEqualTo(Arrays.copyOfRange(bytes, length / 3, length / 3 + length / 2 + 1));
            assertThatThrownBy(() -> archive.read(place, length - 1, 2)).isInstanceOf(EOFException.class);
            assertThatThrownBy(() -> archive.read(place, length + 5, 2)).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void eachIsReadWhereItLies() throws IOException {
        URI inS3 = inS3().store("one", out -> out.write(bytes(9)));
        URI inDirectory = inDirectory().store("one", out -> out.write(bytes(10)));

        assertThat(inS3).isEqualTo(URI.create("s3://" + server.bucket() + "/of/months/one"));
        assertThat(inDirectory().read(inS3, 0, 9)).isEqualTo(bytes(9));
        assertThat(inS3().read(inDirectory, 0, 10)).isEqualTo(bytes(10));
        assertThatThrownBy(() -> inS3().size(URI.create("ftp://here/one")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ftp://here/one");
    }

    @Test
    void whatIsMissingIsSaid() {
        URI missing = URI.create("s3://" + server.bucket() + "/of/months/missing");
        assertThatThrownBy(() -> inS3().size(missing)).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> inS3().read(missing, 0, 5))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining(missing.toString());
    }

    @Test
    void whatBreaksOffIsNotThere() throws IOException {
        Archives archive = inS3();
        archive.store("whole", out -> out.write(bytes(100)));
        for (int length : new int[] {100, 3 * (8 << 20)}) {
            assertThatThrownBy(() -> archive.store("whole", out -> {
                        out.write(bytes(length));
                        throw new IOException("broken off");
                    }))
                    .hasMessage("broken off");
        }
        URI place = URI.create("s3://" + server.bucket() + "/of/months/whole");
        assertThat(archive.read(place, 0, 100)).isEqualTo(bytes(100));
        assertThat(archive.size(place)).isEqualTo(100);
        try (S3Client s3 = server.client()) {
            assertThat(s3.listMultipartUploads(ask -> ask.bucket(server.bucket()))
                            .uploads())
                    .as("nor any of its parts")
                    .isEmpty();
        }
    }

    @Test
    void aServerThatDoesNotLetOneInOrIsNotThereIsAFailure() {
        URI place = URI.create("s3://" + server.bucket() + "/of/months/any");
        String secret = System.setProperty("aws.secretAccessKey", "wrong");
        try {
            assertThatThrownBy(() -> inS3().read(place, 0, 1))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(NoSuchFileException.class);
            assertThatThrownBy(() -> inS3().store("any", out -> out.write("any".getBytes(UTF_8))))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("cannot be stored");
        } finally {
            System.setProperty("aws.secretAccessKey", secret);
        }
    }
}
