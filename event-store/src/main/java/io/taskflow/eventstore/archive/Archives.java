package io.taskflow.eventstore.archive;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Files in directories and objects in S3: each is read where its URI says it lies. S3 needs {@code software.amazon.awssdk:s3} and {@code url-connection-client}
 * on the class path, from when the first object is asked for.
 */
public final class Archives implements Archive {
    private static final String S3 = "s3://";

    private final String home;
    private final DirectoryArchive files;
    private final @Nullable URI s3Endpoint;
    private @Nullable S3Objects s3;

    /**
     * @param home where new ones are stored: a directory, or {@code s3://bucket/prefix}
     * @param s3Endpoint of a server that speaks S3; null for Amazon's
     */
    public Archives(String home, @Nullable URI s3Endpoint) {
        this.home = home;
        this.files = new DirectoryArchive(Path.of(home.startsWith(S3) ? "" : home));
        this.s3Endpoint = s3Endpoint;
    }

    @Override
    public URI store(String name, Content content) throws IOException {
        if (!home.startsWith(S3)) {
            return files.store(name, content);
        }
        URI place = URI.create(home.endsWith("/") ? home + name : home + "/" + name);
        s3().store(place, content);
        return place;
    }

    @Override
    public byte[] read(URI place, long offset, int length) throws IOException {
        return inS3(place) ? s3().read(place, offset, length) : files.read(place, offset, length);
    }

    @Override
    public long size(URI place) throws IOException {
        return inS3(place) ? s3().size(place) : files.size(place);
    }

    private static boolean inS3(URI place) {
        return "s3".equals(place.getScheme());
    }

    /** Made when it is first needed: its library is optional. */
    private synchronized S3Objects s3() throws IOException {
        S3Objects known = s3;
        if (known == null) {
            try {
                known = new S3Objects(s3Endpoint);
            } catch (NoClassDefFoundError e) {
                throw new IOException(
                        "S3 needs software.amazon.awssdk:s3 and url-connection-client on the class path", e);
            }
            s3 = known;
        }
        return known;
    }
}
